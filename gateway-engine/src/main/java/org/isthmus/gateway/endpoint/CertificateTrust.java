package org.isthmus.gateway.endpoint;

import java.security.cert.X509Certificate;

/**
 * Asked when a certificate does not stand by itself (unknown issuer, wrong name, expired): has the person decided to trust
 * exactly this one for this host? Called during the handshake; answers from memory.
 */
@FunctionalInterface
public interface CertificateTrust {

    boolean isTrusted(String host, X509Certificate certificate);
}
