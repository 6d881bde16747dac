package org.isthmus.gateway.xmpp.jingle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEnd.Reason;
import org.isthmus.gateway.call.CallEvents;
import org.isthmus.gateway.call.CallMedia;
import org.isthmus.gateway.call.jingle.Jingle;
import org.isthmus.gateway.call.jingle.JingleElement;
import org.isthmus.gateway.call.jingle.Role;
import org.isthmus.media.description.MediaKind;
import org.jivesoftware.smack.packet.IQ;

/**
 * A call to somebody. To a device it is offered at once. To a person it is proposed to all devices (XEP-0353) where any of
 * them says that it knows that, or none is known; otherwise the most wanted device that takes calls is chosen.
 */
final class OutgoingCall extends JingleCall {

    /** How long it may ring. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final XmppAddress callee;
    private final Set<MediaKind> kinds;
    private final CallMedia media;
    private final CallEvents events;
    private final Optional<JingleElement> because;
    private boolean proposed;
    private boolean rang;
    private boolean yielded;

    OutgoingCall(
            Ground ground,
            CallTable table,
            String id,
            XmppAddress callee,
            Set<MediaKind> kinds,
            CallMedia media,
            CallEvents events,
            Optional<JingleElement> because) {
        super(ground, table, id, callee);
        this.callee = callee;
        this.kinds = Set.copyOf(kinds);
        this.media = media;
        this.events = events;
        this.because = because;
    }

    @Override
    CallEvents events() {
        return events;
    }

    void begin(Devices devices, Abilities abilities) {
        deadline(PATIENCE, CallEnd.of(Reason.TIMEOUT, "nobody answered"));
        if (!callee.resource().isEmpty()) {
            initiate(callee);
            return;
        }
        List<Devices.Device> known = devices.of(callee);
        Map<Devices.Device, Set<String>> features = new LinkedHashMap<>();
        List<CompletableFuture<Void>> asked = new ArrayList<>();
        for (Devices.Device device : known) {
            asked.add(abilities.of(device).thenAccept(able -> features.put(device, able)));
        }
        CompletableFuture.allOf(asked.toArray(CompletableFuture<?>[]::new)).thenRun(() -> choose(known, features));
    }

    private void choose(List<Devices.Device> known, Map<Devices.Device, Set<String>> features) {
        if (isOver() || yielded) {
            return;
        }
        if (known.isEmpty() || features.values().stream().anyMatch(f -> f.contains(CallFeatures.ANNOUNCED))) {
            propose();
            return;
        }
        known.stream()
                .filter(device -> CallFeatures.takes(features.getOrDefault(device, Set.of()), kinds))
                .findFirst()
                .ifPresentOrElse(
                        device -> initiate(device.address()),
                        () -> close(CallEnd.of(Reason.GONE, "no device of " + callee + " takes such calls")));
    }

    private void propose() {
        proposed = true;
        ground.announce(callee, Announcement.proposal(id(), kinds));
    }

    private void initiate(XmppAddress device) {
        deadline(proposed ? MACHINE_PATIENCE : PATIENCE, CallEnd.of(Reason.TIMEOUT, "nobody answered"));
        JingleSession session = open(device, Role.INITIATOR);
        ground.then(media.offer(), offer -> session.initiate(offer, media, because), why -> hangUp(MediaEnds.of(why)));
    }

    @Override
    void announced(XmppAddress from, Announcement announcement) {
        switch (announcement.kind()) {
            case RINGING -> ringing();
            case PROCEED -> proceed(from);
            case REJECT -> {
                if (session().isEmpty()) {
                    close(announcement.why().orElseGet(() -> CallEnd.of(Reason.UNSAID)));
                }
            }
            case FINISH -> {
                if (from.equals(device())) {
                    hangUp(announcement.why().orElseGet(() -> CallEnd.of(Reason.SUCCESS)));
                }
            }
            case PROPOSE, ACCEPT, RETRACT -> {}
        }
    }

    private void proceed(XmppAddress from) {
        if (proposed && session().isEmpty() && !yielded && !from.resource().isEmpty()) {
            markAnnounced();
            initiate(from);
        }
    }

    @Override
    public void ringing() {
        if (!rang) {
            rang = true;
            super.ringing();
        }
    }

    @Override
    void undeliverable(CallEnd why) {
        if (session().isEmpty()) {
            close(why);
        }
    }

    @Override
    boolean isSettingUp() {
        return !yielded && session().map(JingleSession::isPending).orElse(true);
    }

    @Override
    void giveWay(XmppAddress from, String theirs) {
        if (session().isPresent()) {
            // The other device turns the offer down by itself, as the lower id is its own.
            session().get().drop();
            media.refused();
        } else if (proposed) {
            ground.announce(callee, Announcement.tieBreak(Announcement.Kind.RETRACT, id()));
        }
        yielded = true;
        proposed = false;
        rename(theirs, from);
        deadline(MACHINE_PATIENCE, CallEnd.of(Reason.TIMEOUT, "nobody answered"));
    }

    @Override
    Optional<IQ> initiated(JingleIq request, Jingle offer) {
        if (!yielded || !JingleSession.isFrom(request, device())) {
            return Optional.empty();
        }
        JingleSession session = open(device(), Role.RESPONDER);
        IQ answer = session.offered(request, offer);
        ground.run(() -> accept(media));
        return Optional.of(answer);
    }

    @Override
    void hangUp(CallEnd why) {
        CallEnd said = why.reason() == Reason.SUCCESS && !isAnswered() ? CallEnd.of(Reason.CANCEL) : why;
        session().ifPresent(open -> open.terminate(said));
        if (proposed && session().isEmpty()) {
            ground.announce(callee, Announcement.of(Announcement.Kind.RETRACT, id(), said));
        }
        close(why);
    }

    private boolean isAnswered() {
        return session().filter(open -> !open.isPending()).isPresent();
    }
}
