package org.isthmus.gateway.sip.transport;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509TrustManager;
import org.isthmus.gateway.endpoint.CertificateTrust;
import org.isthmus.gateway.endpoint.SetupStep;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;

/** Puts TLS on a connection: TLS 1.2 or 1.3, SNI, the certificate checked. */
public final class TlsClient {

    private final KeyManager[] keys;
    private final X509TrustManager authorities;
    private final CertificateTrust trust;
    private final InstantSource clock;

    TlsClient(X509TrustManager authorities, CertificateTrust trust, InstantSource clock) {
        this(Optional.empty(), authorities, trust, clock);
    }

    /** @param key the certificate that is shown to a server that asks for one */
    public TlsClient(
            Optional<X509ExtendedKeyManager> key,
            X509TrustManager authorities,
            CertificateTrust trust,
            InstantSource clock) {
        this.keys = key.stream().toArray(KeyManager[]::new);
        this.authorities = authorities;
        this.trust = trust;
        this.clock = clock;
    }

    /** Shakes hands; blocks, at most as long as reads on the raw socket may take. */
    public SSLSocket secure(Socket raw, Hop hop) throws FlowException {
        ServerCertificateCheck check = new ServerCertificateCheck(hop, authorities, trust, clock);
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {check}, null);
            SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(raw, hop.host(), hop.port(), true);
            socket.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            SSLParameters parameters = socket.getSSLParameters();
            if (hop.host().chars().anyMatch(Character::isLetter) && hop.host().indexOf(':') < 0) {
                parameters.setServerNames(List.of(new SNIHostName(java.net.IDN.toASCII(hop.host()))));
            }
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw refused(Failure.of(Reason.INTERNAL, "TLS is not available: " + e.getMessage()));
        } catch (IOException e) {
            throw refused(check.failure().orElseGet(() -> explain(e)));
        }
    }

    private static FlowException refused(Failure failure) {
        return new FlowException(SetupStep.Kind.CERTIFICATE, failure);
    }

    private static Failure explain(IOException e) {
        if (e instanceof SocketTimeoutException) {
            return Failure.of(Reason.TIMEOUT, "The server did not answer the TLS handshake.");
        }
        if (e instanceof EOFException || e instanceof SocketException || e.getCause() instanceof EOFException) {
            return Failure.of(Reason.CONNECTION_LOST, "The server closed the connection in the TLS handshake.");
        }
        if (e instanceof SSLException) {
            return Failure.of(Reason.BAD_DATA, "The TLS handshake failed: " + e.getMessage());
        }
        return Failure.of(Reason.CONNECTION_LOST, "The TLS handshake broke off: " + e.getMessage());
    }
}
