package org.isthmus.gateway.xmpp.jingle;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEnd.Reason;
import org.isthmus.gateway.call.CallEvents;
import org.isthmus.gateway.call.CallLine;
import org.isthmus.gateway.call.CallMedia;
import org.isthmus.gateway.call.CallTaker;
import org.isthmus.gateway.call.jingle.JingleElement;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.media.RelayServer;
import org.isthmus.media.description.MediaKind;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;

/** The calls of one account. {@link #call} may be called from any thread, all else on the account's executor. */
public final class JingleCalls implements CallLine {

    private final Ground ground;
    private final CallTable table = new CallTable();
    private final Devices devices = new Devices();
    private final Abilities abilities;
    private final Relays relays;
    private final CallerLimits limits;
    private final JingleRequests requests;
    private final AnnouncementInbox announcements;

    /**
     * The calls of an account that is not signed in yet.
     *
     * @param taker told of calls that come in
     */
    public JingleCalls(CallStream stream, Executor executor, Scheduler scheduler, CallTaker taker) {
        this.ground = new Ground(stream, executor, scheduler, this::place);
        this.abilities = new Abilities(stream);
        this.relays = new Relays(stream);
        this.limits = new CallerLimits(table, scheduler);
        this.requests = new JingleRequests(ground, table, limits, taker);
        this.announcements = new AnnouncementInbox(ground, table, limits, taker);
    }

    @Override
    public Call call(Address to, Set<MediaKind> kinds, CallMedia media, CallEvents events) {
        return place(to, kinds, media, events, Optional.empty());
    }

    private Call place(
            Address to, Set<MediaKind> kinds, CallMedia media, CallEvents events, Optional<JingleElement> because) {
        String id = UUID.randomUUID().toString();
        if (!(to instanceof XmppAddress callee)) {
            ground.run(() -> events.ended(CallEnd.of(Reason.GONE, to + " is no XMPP address")));
            return new StillbornCall(id, to);
        }
        OutgoingCall call = new OutgoingCall(ground, table, id, callee, kinds, media, events, because);
        ground.run(() -> begin(call));
        return call;
    }

    private void begin(OutgoingCall call) {
        if (call.isOver()) {
            return;
        }
        if (!ground.stream().isOpen()) {
            call.close(CallEnd.of(Reason.CONNECTIVITY_ERROR, "not signed in"));
        } else if (!limits.mayCall()) {
            call.close(CallEnd.of(Reason.GENERAL_ERROR, "too many calls at once"));
        } else {
            table.add(call);
            call.begin(devices, abilities);
        }
    }

    @Override
    public CompletableFuture<List<RelayServer>> relays() {
        CompletableFuture<List<RelayServer>> found = new CompletableFuture<>();
        ground.run(() -> ground.stream()
                .own()
                .map(own -> relays.of(own.domain()))
                .orElseGet(() -> CompletableFuture.completedFuture(List.of()))
                .thenAccept(found::complete));
        return found;
    }

    /** Whether the request was one about calls, and has been answered. */
    public boolean take(IQ iq) {
        if (!(iq instanceof JingleIq request) || iq.getType() != IQ.Type.set) {
            return false;
        }
        ground.stream().reply(requests.answer(request));
        return true;
    }

    /**
     * A message that arrived just now, or a copy of what another device of this account sent or received (XEP-0280), whose
     * sender has been checked.
     */
    public void take(Message message) {
        announcements.take(message);
    }

    public void take(Presence presence) {
        devices.take(presence)
                .ifPresent(gone -> table.all().stream()
                        .filter(call ->
                                call.session().isPresent() && call.device().equals(gone))
                        .forEach(call -> call.hangUp(CallEnd.of(Reason.GONE, "the other device went away"))));
    }

    /** A new stream began that others do not take for the one before. */
    public void restarted() {
        devices.forget();
        table.all().forEach(JingleCall::lost);
    }

    /** The account ends. */
    public void end() {
        table.all().forEach(call -> call.hangUp(CallEnd.of(Reason.GONE, "signed out")));
    }
}
