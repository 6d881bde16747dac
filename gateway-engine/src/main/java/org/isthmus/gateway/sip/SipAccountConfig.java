package org.isthmus.gateway.sip;

import java.util.Optional;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.HostPort;

/**
 * What a SIP account needs to sign in.
 *
 * @param authUser the digest user name, when it is not the user part of the AOR
 * @param server the server to use instead of asking DNS about the domain (RFC 3263)
 * @param largeMessages the path is known to carry a MESSAGE of more than 1,300 bytes (RFC 3428 section 8); then they are sent
 *     whole over TCP or TLS instead of in parts
 */
public record SipAccountConfig(
        EndpointId id,
        SipAddress address,
        String displayName,
        Optional<String> authUser,
        String password,
        Optional<HostPort> server,
        Transport transport,
        boolean largeMessages) {

    /** How to reach the server; {@code AUTO} asks DNS and prefers TLS, then TCP, then UDP. */
    public enum Transport {
        AUTO,
        UDP,
        TCP,
        TLS
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "SipAccountConfig[" + id + ", " + address + ", " + transport + "]";
    }
}
