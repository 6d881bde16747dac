package org.isthmus.media.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.isthmus.media.description.Transport;
import org.isthmus.media.dtls.DtlsAssociation;
import org.isthmus.media.dtls.DtlsIdentity;
import org.isthmus.media.dtls.DtlsKeys;
import org.isthmus.media.rtp.Channel;
import org.isthmus.media.srtp.MasterKey;
import org.isthmus.media.srtp.Protector;
import org.isthmus.media.srtp.SrtpProtector;

/** The keys of one channel as they are in force: sets them, agrees them, changes them. Used by the session's executor only. */
final class Keyed implements AutoCloseable {

    private final DtlsIdentity identity;
    private final Channel channel;
    private final Channel.Wire wire;
    private Optional<Keying> inForce = Optional.empty();
    private CompletableFuture<Void> done = CompletableFuture.completedFuture(null);
    private Optional<SrtpProtector> sdes = Optional.empty();
    private List<DtlsAssociation> associations = List.of();

    Keyed(DtlsIdentity identity, Channel channel, Channel.Wire wire) {
        this.identity = identity;
        this.channel = channel;
        this.wire = wire;
    }

    /**
     * Puts keys in force, unless they are already.
     *
     * @return completes once packets are protected by them, exceptionally where keys could not be agreed; a handshake
     *     begins when the path is ready
     */
    CompletableFuture<Void> apply(Keying keying, CompletableFuture<Void> pathReady, boolean rtcpMux) {
        if (inForce.filter(keying::equals).isPresent()) {
            return done;
        }
        Optional<Keying> before = inForce;
        inForce = Optional.of(keying);
        done = switch (keying) {
            case Keying.None none -> set(Protector.NONE);
            case Keying.Sdes keys -> set(sdes(before, keys));
            case Keying.Dtls dtls -> handshake(dtls, pathReady, rtcpMux);
        };
        return done;
    }

    private CompletableFuture<Void> set(Protector protector) {
        channel.protector(Transport.RTP, protector);
        channel.protector(Transport.RTCP, protector);
        return CompletableFuture.completedFuture(null);
    }

    private SrtpProtector sdes(Optional<Keying> before, Keying.Sdes keys) {
        MasterKey ours = keys.ours();
        boolean sameOurs = before.isPresent()
                && before.get() instanceof Keying.Sdes old
                && old.ours().equals(ours);
        SrtpProtector protector = sdes.filter(known -> sameOurs)
                .map(known -> known.with(keys.theirs()))
                .orElseGet(() -> new SrtpProtector(ours, keys.theirs()));
        sdes = Optional.of(protector);
        return protector;
    }

    /** One association a port (RFC 5764 section 3). */
    private CompletableFuture<Void> handshake(Keying.Dtls dtls, CompletableFuture<Void> pathReady, boolean rtcpMux) {
        associations.forEach(DtlsAssociation::close);
        List<DtlsAssociation> fresh = new ArrayList<>();
        for (int component = Transport.RTP; component <= (rtcpMux ? Transport.RTP : Transport.RTCP); component++) {
            int port = component;
            fresh.add(new DtlsAssociation(
                    identity, dtls.client(), dtls.theirs(), record -> wire.send(port, record, record.length)));
        }
        associations = List.copyOf(fresh);
        List<DtlsAssociation> known = associations;
        channel.dtls((component, packet, length) -> {
            if (component <= known.size()) {
                known.get(component - Transport.RTP).received(packet, length);
            }
        });
        pathReady.thenRun(() -> known.forEach(DtlsAssociation::start));
        CompletableFuture<?>[] all = new CompletableFuture<?>[known.size()];
        Arrays.setAll(all, i -> known.get(i).keys().thenAccept(keys -> keyed(i + Transport.RTP, keys)));
        return CompletableFuture.allOf(all);
    }

    private void keyed(int component, DtlsKeys keys) {
        channel.protector(component, new SrtpProtector(keys.ours(), keys.theirs()));
    }

    @Override
    public void close() {
        associations.forEach(DtlsAssociation::close);
    }
}
