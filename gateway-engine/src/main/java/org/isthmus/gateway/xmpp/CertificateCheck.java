package org.isthmus.gateway.xmpp;

import java.net.Socket;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.isthmus.gateway.endpoint.CertificateTrust;
import org.isthmus.gateway.error.CertificateInfo;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;

/**
 * Decides about the server's certificate in one place: validity, name, issuer, and then the person's own decision. Called by
 * the TLS handshake on the library's reader thread.
 */
final class CertificateCheck extends X509ExtendedTrustManager {

    private final String domain;
    private final X509TrustManager issuers;
    private final CertificateTrust trust;
    private final InstantSource clock;
    private final Runnable begun;
    private final AtomicReference<Optional<Failure>> failure = new AtomicReference<>(Optional.empty());

    /**
     * A check for one domain.
     *
     * @param domain in A-labels
     * @param begun told when the server has shown a certificate
     */
    CertificateCheck(
            String domain, X509TrustManager issuers, CertificateTrust trust, InstantSource clock, Runnable begun) {
        this.domain = domain;
        this.issuers = issuers;
        this.trust = trust;
        this.clock = clock;
        this.begun = begun;
    }

    /** Why the certificate of the latest handshake was turned down. */
    Optional<Failure> failure() {
        return failure.get();
    }

    private void check(X509Certificate[] chain, String authType) throws CertificateException {
        begun.run();
        failure.set(Optional.empty());
        X509Certificate leaf = chain[0];
        Optional<Failure> found = findFault(chain, authType);
        if (found.isPresent() && !trust.isTrusted(domain, leaf)) {
            failure.set(found);
            throw new CertificateException(found.get().detail());
        }
    }

    private Optional<Failure> findFault(X509Certificate[] chain, String authType) throws CertificateEncodingException {
        X509Certificate leaf = chain[0];
        try {
            leaf.checkValidity(Date.from(clock.instant()));
        } catch (CertificateExpiredException e) {
            return fault(
                    Reason.CERTIFICATE_EXPIRED,
                    "expired on " + leaf.getNotAfter().toInstant(),
                    leaf);
        } catch (CertificateNotYetValidException e) {
            return fault(
                    Reason.CERTIFICATE_EXPIRED,
                    "is not valid before " + leaf.getNotBefore().toInstant(),
                    leaf);
        }
        if (!HostNames.covers(leaf, domain)) {
            return fault(Reason.CERTIFICATE_WRONG_HOST, "is for another name", leaf);
        }
        try {
            issuers.checkServerTrusted(chain, authType);
        } catch (CertificateException e) {
            return fault(Reason.CERTIFICATE_UNTRUSTED, "has no known issuer", leaf);
        }
        return Optional.empty();
    }

    private Optional<Failure> fault(Reason reason, String what, X509Certificate leaf)
            throws CertificateEncodingException {
        String detail = "the certificate shown for " + domain + " " + what;
        return Optional.of(Failure.of(reason, detail, CertificateInfo.of(domain, leaf)));
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
        throw new CertificateException("there are no clients here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("there are no clients here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("there are no clients here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return issuers.getAcceptedIssuers();
    }
}
