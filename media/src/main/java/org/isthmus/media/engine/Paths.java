package org.isthmus.media.engine;

import java.net.InetAddress;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.isthmus.media.MediaException;
import org.isthmus.media.SessionSettings;
import org.isthmus.media.description.Candidate;
import org.isthmus.media.description.Transport;
import org.isthmus.media.ice.Gathering;
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
    private final Consumer<List<Candidate>> later;
    private final LocalAddresses addresses;

    /** @param later told of candidates that are found after a path was opened, on any thread */
    Paths(SessionSettings settings, LongSupplier nanoTime, Consumer<List<Candidate>> later) {
        this.later = later;
        this.settings = settings;
        this.nanoTime = nanoTime;
        addresses = new LocalAddresses(settings.addresses());
    }

    /** For the first offer of a content; the other side may want RTCP on a port of its own. */
    PacketPath forOffer(PacketHandler handler) throws MediaException {
        return settings.ice() ? ice(true, 2, 0, handler) : PlainPath.open(addresses.any(), nanoTime, handler);
    }

    /** For a restart that this side begins (RFC 8445 section 9). */
    PacketPath again(boolean rtcpMux, int generation, PacketHandler handler) throws MediaException {
        return ice(true, rtcpMux ? 1 : 2, generation, handler);
    }

    PacketPath forAnswer(Transport offered, boolean rtcpMux, int generation, PacketHandler handler)
            throws MediaException {
        return switch (offered) {
            case Transport.Ice ice -> ice(ice.lite(), rtcpMux ? 1 : 2, generation, handler);
            case Transport.Plain plain -> {
                InetAddress there = Remote.address(plain.rtp()).getAddress();
                yield PlainPath.open(addresses.towards(there), nanoTime, handler);
            }
        };
    }

    private PacketPath ice(boolean controlling, int components, int generation, PacketHandler handler)
            throws MediaException {
        return IcePath.gather(
                new Gathering(
                        controlling, addresses.all(), settings.relays(), settings.relayOnly(), components, generation),
                nanoTime,
                handler,
                later);
    }
}
