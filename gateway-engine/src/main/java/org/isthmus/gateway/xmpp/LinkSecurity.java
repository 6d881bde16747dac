package org.isthmus.gateway.xmpp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.SocketFactory;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/** Makes the sockets of one connection, and remembers which TLS version they came to. */
final class LinkSecurity extends SocketFactory implements HostnameVerifier {

    private static final String ALPN_CLIENT = "xmpp-client";

    private final String domain;
    private final ServerTarget.Security security;
    private final SSLContext tls;
    private final AtomicReference<Optional<SSLSocket>> directSocket = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<SSLSession>> upgraded = new AtomicReference<>(Optional.empty());

    /**
     * Sockets that lead to one domain.
     *
     * @param tls its trust manager checks the name of the certificate as well
     */
    LinkSecurity(String domain, ServerTarget.Security security, SSLContext tls) {
        this.domain = domain;
        this.security = security;
        this.tls = tls;
    }

    /** For a person; blocks until the handshake of a direct TLS connection is over. */
    String describe() {
        return switch (security) {
            case NONE -> "unencrypted";
            case STARTTLS -> upgraded.get().map(LinkSecurity::version).orElse("TLS");
            case DIRECT_TLS ->
                directSocket.get().map(socket -> version(socket.getSession())).orElse("TLS");
        };
    }

    private static String version(SSLSession session) {
        return session.getProtocol().replace("TLSv", "TLS ");
    }

    @Override
    public Socket createSocket() throws IOException {
        if (security != ServerTarget.Security.DIRECT_TLS) {
            return withoutDelay(new Socket());
        }
        SSLSocket socket = (SSLSocket) withoutDelay(tls.getSocketFactory().createSocket());
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {ALPN_CLIENT});
        if (domain.indexOf(':') < 0) {
            parameters.setServerNames(List.of(new SNIHostName(domain)));
        }
        socket.setSSLParameters(parameters);
        directSocket.set(Optional.of(socket));
        return socket;
    }

    /** Small stanzas must not wait for each other's acknowledgements. */
    private static Socket withoutDelay(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** The trust manager has checked the name during the handshake; here only the session is noted. */
    @Override
    public boolean verify(String host, SSLSession session) {
        upgraded.set(Optional.of(session));
        return true;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw new IOException("only unconnected sockets");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        throw new IOException("only unconnected sockets");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw new IOException("only unconnected sockets");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localAddress, int localPort) throws IOException {
        throw new IOException("only unconnected sockets");
    }
}
