package org.isthmus.gateway.sip.trunk;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509TrustManager;
import org.isthmus.gateway.sip.transport.Authorities;

/**
 * Who the trunk is on TLS, and whom it believes.
 *
 * @param key the certificate that listeners show, and that is shown to servers that ask for one
 * @param authorities who may issue the certificates of next hops
 */
public record TrunkTls(Optional<X509ExtendedKeyManager> key, X509TrustManager authorities) {

    /** No certificate of its own, so no TLS listener; next hops need a certificate that Java trusts. */
    public static TrunkTls withoutCertificate() {
        return new TrunkTls(Optional.empty(), Authorities.ofSystem());
    }

    /**
     * The first usable entry of the store is the trunk's certificate.
     *
     * @param authorities who may issue the certificates of next hops
     * @throws GeneralSecurityException when the store has no key, or another password
     */
    public static TrunkTls of(KeyStore store, char[] password, X509TrustManager authorities)
            throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store, password);
        return new TrunkTls(
                Arrays.stream(factory.getKeyManagers())
                        .filter(X509ExtendedKeyManager.class::isInstance)
                        .map(X509ExtendedKeyManager.class::cast)
                        .findFirst(),
                authorities);
    }

    @Override
    public String toString() {
        return key.isPresent() ? "TLS with a certificate" : "TLS without a certificate";
    }
}
