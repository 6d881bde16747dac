package org.isthmus.gateway.xmpp;

import org.jivesoftware.smack.tcp.XMPPTCPConnection;

/**
 * A connection of the library together with the place it leads to. It lives on while its stream can be resumed (XEP-0198),
 * over several TCP connections.
 */
record Link(XMPPTCPConnection connection, ServerTarget target, CertificateCheck check, LinkSecurity security) {

    /** Signed in, and the TCP connection has not been seen to fail. */
    boolean isAlive() {
        return connection.isConnected()
                && connection.isAuthenticated()
                && !connection.isDisconnectedButSmResumptionPossible();
    }

    boolean canResume() {
        return connection.isDisconnectedButSmResumptionPossible();
    }

    /** For a person, for example {@code TLS 1.3 to xmpp.example.org:5222}. */
    String transport() {
        return security.describe() + " to " + target;
    }

    boolean isEncrypted() {
        return target.security() != ServerTarget.Security.NONE;
    }
}
