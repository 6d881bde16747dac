package org.isthmus.gateway.xmpp;

import java.util.Optional;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.HostPort;

/**
 * What an XMPP account needs to sign in.
 *
 * @param resource the resourcepart to ask for; the server chooses when empty
 * @param server the server to use instead of asking DNS about the domain (RFC 6120 section 3.2, XEP-0368)
 * @param plainAllowed the person accepts that a server without SCRAM learns the password itself (SASL PLAIN, inside TLS only)
 */
public record XmppAccountConfig(
        EndpointId id,
        XmppAddress address,
        String displayName,
        String password,
        Optional<String> resource,
        Optional<HostPort> server,
        Encryption encryption,
        boolean plainAllowed) {

    /** An account that signs in with SCRAM only. */
    public XmppAccountConfig(
            EndpointId id,
            XmppAddress address,
            String displayName,
            String password,
            Optional<String> resource,
            Optional<HostPort> server,
            Encryption encryption) {
        this(id, address, displayName, password, resource, server, encryption, false);
    }

    /**
     * {@code REQUIRED}: direct TLS or STARTTLS, whichever the server has. {@code DIRECT}: TLS from the first byte.
     * {@code NONE_ON_LOOPBACK}: no TLS, refused for any address that is not loopback.
     */
    public enum Encryption {
        REQUIRED,
        DIRECT,
        NONE_ON_LOOPBACK
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "XmppAccountConfig[" + id + ", " + address + "]";
    }
}
