package org.isthmus.media.engine;

import java.net.InetAddress;
import java.util.function.LongSupplier;
import org.isthmus.media.MediaException;
import org.isthmus.media.SessionSettings;
import org.isthmus.media.description.Transport;
import org.isthmus.media.ice.IcePath;
import org.isthmus.media.path.LocalAddresses;
import org.isthmus.media.path.PacketHandler;
import org.isthmus.media.path.PacketPath;
import org.isthmus.media.path.PlainPath;
import org.isthmus.media.path.Remote;

/** Opens the paths of one session. May block while candidates are gathered. */
final class Paths {

    private final SessionSettings settings;
    private final LongSupplier nanoTime;
    private final LocalAddresses addresses;

    Paths(SessionSettings settings, LongSupplier nanoTime) {
        this.settings = settings;
        this.nanoTime = nanoTime;
        addresses = new LocalAddresses(settings.addresses());
    }

    /** For the first offer of a content; the other side may want RTCP on a port of its own. */
    PacketPath forOffer(PacketHandler handler) throws MediaException {
        return settings.ice()
                ? IcePath.gather(true, addresses.all(), 2, 0, handler)
                : PlainPath.open(addresses.any(), nanoTime, handler);
    }

    /** For a restart that this side begins (RFC 8445 section 9). */
    PacketPath again(boolean rtcpMux, int generation, PacketHandler handler) throws MediaException {
        return IcePath.gather(true, addresses.all(), rtcpMux ? 1 : 2, generation, handler);
    }

    PacketPath forAnswer(Transport offered, boolean rtcpMux, int generation, PacketHandler handler)
            throws MediaException {
        return switch (offered) {
            case Transport.Ice ice -> IcePath.gather(ice.lite(), addresses.all(), rtcpMux ? 1 : 2, generation, handler);
            case Transport.Plain plain -> {
                InetAddress there = Remote.address(plain.rtp()).getAddress();
                yield PlainPath.open(addresses.towards(there), nanoTime, handler);
            }
        };
    }
}
