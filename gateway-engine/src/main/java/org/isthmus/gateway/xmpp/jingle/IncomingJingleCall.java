package org.isthmus.gateway.xmpp.jingle;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEnd.Reason;
import org.isthmus.gateway.call.CallEvents;
import org.isthmus.gateway.call.CallMedia;
import org.isthmus.gateway.call.CallTaker;
import org.isthmus.gateway.call.IncomingCall;
import org.isthmus.gateway.call.jingle.Jingle;
import org.isthmus.gateway.call.jingle.Role;
import org.isthmus.media.description.MediaKind;
import org.jivesoftware.smack.packet.IQ;

/** A call of somebody: proposed to all devices of this account (XEP-0353), or a session offered to this device alone. */
final class IncomingJingleCall extends JingleCall implements IncomingCall {

    /** Callers give up earlier; one that vanished must not ring for ever. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Set<MediaKind> kinds;
    private final Optional<String> name;
    private final Optional<JingleCall> replaces;
    private Optional<CallEvents> events = Optional.empty();
    private Optional<CallMedia> media = Optional.empty();

    IncomingJingleCall(
            Ground ground,
            CallTable table,
            String id,
            XmppAddress caller,
            Set<MediaKind> kinds,
            Optional<String> name,
            Optional<JingleCall> replaces) {
        super(ground, table, id, caller);
        this.replaces = replaces;
        this.kinds = Set.copyOf(kinds);
        this.name = name;
    }

    @Override
    CallEvents events() {
        return events.orElseThrow();
    }

    /** Tells the person; may be called once. */
    void present(CallTaker taker) {
        deadline(PATIENCE, CallEnd.of(Reason.TIMEOUT));
        events = Optional.of(taker.called(this));
    }

    @Override
    public Set<MediaKind> kinds() {
        return kinds;
    }

    @Override
    public Optional<String> callerName() {
        return name;
    }

    @Override
    public Optional<Call> replaces() {
        return replaces.map(Call.class::cast);
    }

    @Override
    public void accepted() {
        replaces.ifPresent(old -> old.end(CallEnd.of(Reason.SUCCESS)));
        super.accepted();
    }

    boolean isUnanswered() {
        return media.isEmpty();
    }

    @Override
    public void ring() {
        ground.run(() -> {
            if (isOver() || media.isPresent()) {
                return;
            }
            if (session().isPresent()) {
                session().get().ring();
            } else if (ground.stream().maySeeUs(device())) {
                say(Announcement.of(Announcement.Kind.RINGING, id()));
            }
        });
    }

    @Override
    public void answer(CallMedia answering) {
        ground.run(() -> {
            if (isOver() || media.isPresent()) {
                return;
            }
            media = Optional.of(answering);
            deadline(MACHINE_PATIENCE, CallEnd.of(Reason.TIMEOUT, "the caller's device went away"));
            if (session().isPresent()) {
                accept(answering);
            } else {
                takeProposal();
            }
        });
    }

    @Override
    Optional<IQ> initiated(JingleIq request, Jingle offer) {
        if (session().isPresent() || !JingleSession.isFrom(request, device())) {
            return Optional.empty();
        }
        IQ answer = open(device(), Role.RESPONDER).offered(request, offer);
        ground.run(() -> media.ifPresent(this::accept));
        return Optional.of(answer);
    }

    @Override
    void announced(XmppAddress from, Announcement announcement) {
        switch (announcement.kind()) {
            case RETRACT -> {
                if (session().isEmpty()) {
                    close(announcement.why().orElseGet(() -> CallEnd.of(Reason.CANCEL)));
                }
            }
            case FINISH -> {
                if (from.equals(device())) {
                    CallEnd why = announcement.why().orElseGet(() -> CallEnd.of(Reason.SUCCESS));
                    session().ifPresent(open -> open.terminate(why));
                    close(why);
                }
            }
            case PROPOSE, RINGING, ACCEPT, PROCEED, REJECT -> {}
        }
    }

    @Override
    void dealtWith(Announcement announcement) {
        if (media.isPresent() || session().isPresent()) {
            return;
        }
        switch (announcement.kind()) {
            case ACCEPT, PROCEED -> close(CallEnd.of(Reason.ANSWERED_ELSEWHERE));
            case REJECT -> close(CallEnd.of(Reason.DECLINE, "on another device"));
            case PROPOSE, RINGING, RETRACT, FINISH -> {}
        }
    }

    @Override
    void hangUp(CallEnd why) {
        if (session().isPresent()) {
            session().get().terminate(why);
        } else if (media.isPresent()) {
            say(Announcement.of(Announcement.Kind.FINISH, id(), why));
        } else if (why.reason() != Reason.TIMEOUT) {
            say(Announcement.of(Announcement.Kind.REJECT, id(), why));
        }
        close(why);
    }
}
