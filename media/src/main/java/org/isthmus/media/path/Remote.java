package org.isthmus.media.path;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.isthmus.media.MediaException;
import org.isthmus.media.description.Transport.Endpoint;

/** Reads addresses that the other side wrote. */
public final class Remote {

    private static final int MAX_PORT = 65_535;

    private Remote() {}

    /**
     * The address of an endpoint. Names are not looked up: a description of a stranger should not make this computer ask
     * anybody.
     *
     * @throws MediaException for a name, or a port that does not exist
     */
    public static InetSocketAddress address(Endpoint endpoint) throws MediaException {
        if (endpoint.port() < 1 || endpoint.port() > MAX_PORT) {
            throw bad("Port " + endpoint.port() + " cannot be sent to.");
        }
        try {
            return new InetSocketAddress(InetAddress.ofLiteral(endpoint.host()), endpoint.port());
        } catch (IllegalArgumentException e) {
            throw bad("\"" + endpoint.host() + "\" is not an address.");
        }
    }

    /** Where RTCP goes when nothing is said of it (RFC 3605). */
    public static InetSocketAddress next(InetSocketAddress rtp) {
        return new InetSocketAddress(rtp.getAddress(), Math.min(rtp.getPort() + 1, MAX_PORT));
    }

    private static MediaException bad(String message) {
        return new MediaException(MediaException.Cause.BAD_DESCRIPTION, message);
    }
}
