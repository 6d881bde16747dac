package org.isthmus.gateway.sip.transport;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.isthmus.gateway.endpoint.CertificateTrust;
import org.isthmus.gateway.error.CertificateInfo;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;

/** Checks the certificate of one hop and remembers why it was turned down. */
final class ServerCertificateCheck extends X509ExtendedTrustManager {

    private final Hop hop;
    private final X509TrustManager authorities;
    private final CertificateTrust trust;
    private final InstantSource clock;
    private volatile Optional<Failure> failure = Optional.empty();

    ServerCertificateCheck(Hop hop, X509TrustManager authorities, CertificateTrust trust, InstantSource clock) {
        this.hop = hop;
        this.authorities = authorities;
        this.trust = trust;
        this.clock = clock;
    }

    /** Why the certificate was turned down, if it was. */
    Optional<Failure> failure() {
        return failure;
    }

    private void check(X509Certificate[] chain, String authType) throws CertificateException {
        X509Certificate leaf = chain[0];
        Optional<Failure> problem = problem(chain, authType);
        if (problem.isPresent() && !trust.isTrusted(hop.host(), leaf)) {
            failure = problem;
            throw new CertificateException(problem.get().detail());
        }
    }

    private Optional<Failure> problem(X509Certificate[] chain, String authType) throws CertificateException {
        X509Certificate leaf = chain[0];
        CertificateInfo info = CertificateInfo.of(hop.host(), leaf);
        Instant now = clock.instant();
        if (now.isAfter(info.validUntil()) || now.isBefore(info.validFrom())) {
            return Optional.of(Failure.of(
                    Reason.CERTIFICATE_EXPIRED,
                    "The certificate is valid from " + info.validFrom() + " to " + info.validUntil() + ".",
                    info));
        }
        try {
            authorities.checkServerTrusted(chain, authType);
        } catch (CertificateException e) {
            return Optional.of(Failure.of(
                    Reason.CERTIFICATE_UNTRUSTED, "The certificate is not trusted: " + e.getMessage(), info));
        }
        if (!CertificateNames.speaksFor(leaf, hop.names())) {
            return Optional.of(
                    Failure.of(Reason.CERTIFICATE_WRONG_HOST, "The certificate is not for " + hop.host() + ".", info));
        }
        return Optional.empty();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("Only servers are checked here.");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("Only servers are checked here.");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("Only servers are checked here.");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authorities.getAcceptedIssuers();
    }
}
