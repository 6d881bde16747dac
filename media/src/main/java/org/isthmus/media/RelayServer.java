package org.isthmus.media;

import java.util.Optional;

/**
 * A server that tells a side's outer address (RFC 8489) and, with a login, relays packets (RFC 8656).
 *
 * @param host a name or an address
 */
public record RelayServer(String host, int port, Optional<Login> login) {

    /** What the server asks for before it relays; the password is not in {@link #toString}. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }
}
