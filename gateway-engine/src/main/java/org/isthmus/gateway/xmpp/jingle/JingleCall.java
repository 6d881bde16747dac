package org.isthmus.gateway.xmpp.jingle;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEvents;
import org.isthmus.gateway.call.CallMedia;
import org.isthmus.gateway.call.TransferRequest;
import org.isthmus.gateway.call.jingle.Jingle;
import org.isthmus.gateway.call.jingle.Role;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.media.description.Candidate;
import org.jivesoftware.smack.packet.IQ;

/**
 * One call of the account: first perhaps only announced (XEP-0353), then a Jingle session. The methods of {@link Call} may
 * be called from any thread; all others on the account's executor.
 */
abstract class JingleCall implements Call, SessionEvents {

    /** How long the device that took a call may need to offer or accept its session. */
    static final Duration MACHINE_PATIENCE = Duration.ofSeconds(30);

    private static final int LONGEST_TEXT = 300;

    final Ground ground;
    private final CallTable table;
    private volatile String id;
    private volatile XmppAddress peer;
    private Optional<JingleSession> session = Optional.empty();
    private Scheduler.Task deadline = () -> {};
    private boolean announced;
    private boolean over;

    JingleCall(Ground ground, CallTable table, String id, XmppAddress peer) {
        this.ground = ground;
        this.table = table;
        this.id = id;
        this.peer = peer;
    }

    abstract CallEvents events();

    /** This side ends the call. */
    abstract void hangUp(CallEnd why);

    /** The other side, or another device of theirs, says something about the call before or beside its session. */
    abstract void announced(XmppAddress from, Announcement announcement);

    /** Another device of this account dealt with the call. */
    void dealtWith(Announcement announcement) {}

    /** An announcement of this call could not be delivered. */
    void undeliverable(CallEnd why) {}

    /**
     * The other side offers a session for this call.
     *
     * @return the answer to the request, when this call waits for such an offer
     */
    Optional<IQ> initiated(JingleIq request, Jingle offer) {
        return Optional.empty();
    }

    /** Whether this call is being set up towards that person and could give way to one of theirs. */
    boolean isSettingUp() {
        return false;
    }

    /** The other direction's call has the lower id, so it goes on instead of this one (XEP-0353 section 4.1). */
    void giveWay(XmppAddress from, String theirs) {}

    final IQ take(JingleIq request, Jingle message) {
        return session.filter(open -> open.isWith(request))
                .map(open -> open.take(request, message))
                .orElseGet(() -> JingleErrors.unknownSession(request));
    }

    final XmppAddress device() {
        return peer;
    }

    final Optional<JingleSession> session() {
        return session;
    }

    final JingleSession open(XmppAddress device, Role role) {
        peer = device;
        JingleSession opened = new JingleSession(ground, device, id, role, this);
        session = Optional.of(opened);
        return opened;
    }

    final void rename(String newId, XmppAddress newPeer) {
        table.remove(this);
        id = newId;
        peer = newPeer;
        table.add(this);
    }

    /** From now on other devices know of the call, and are told when it is over. */
    final void markAnnounced() {
        announced = true;
    }

    /**
     * Takes the call that the other side proposed, on this device. The own devices of before XEP-0353 version 0.6 learn it
     * only from what is sent to the account itself.
     */
    final void takeProposal() {
        markAnnounced();
        ground.stream()
                .own()
                .ifPresent(own -> ground.announce(own.bare(), Announcement.of(Announcement.Kind.ACCEPT, id)));
        say(Announcement.of(Announcement.Kind.PROCEED, id));
    }

    final boolean isOver() {
        return over;
    }

    /** Ends the call at that time unless another time is set. */
    final void deadline(Duration patience, CallEnd why) {
        deadline.cancel();
        deadline = ground.after(patience, () -> {
            if (!over) {
                hangUp(why);
            }
        });
    }

    final void noDeadline() {
        deadline.cancel();
    }

    final void say(Announcement announcement) {
        ground.announce(peer, announcement);
    }

    /** The call is over, whoever ended it. */
    final void close(CallEnd why) {
        if (over) {
            return;
        }
        over = true;
        deadline.cancel();
        table.remove(this);
        if (announced && session.isPresent()) {
            say(Announcement.of(Announcement.Kind.FINISH, id, why));
        }
        events().ended(readable(why));
    }

    /** What strangers wrote is shown to a person: one line that is not too long. */
    private static CallEnd readable(CallEnd why) {
        return new CallEnd(
                why.reason(),
                why.text()
                        .map(text -> text.replaceAll("\\p{Cntrl}+", " ").strip())
                        .map(text -> text.substring(0, Math.min(text.length(), LONGEST_TEXT)))
                        .filter(text -> !text.isEmpty()));
    }

    /** The stream that the session lived on is gone, and with it the other side's picture of this device. */
    final void lost() {
        CallEnd why = CallEnd.of(CallEnd.Reason.CONNECTIVITY_ERROR, "the connection to the server was lost");
        session.ifPresent(open -> open.terminate(why));
        close(why);
    }

    @Override
    public void ringing() {
        events().ringing();
    }

    @Override
    public void accepted() {
        noDeadline();
        events().answered();
    }

    @Override
    public void held(boolean held) {
        events().held(held);
    }

    @Override
    public void pressed(char digit) {
        events().digit(digit);
    }

    @Override
    public void transferred(TransferRequest request) {
        events().transferred(request);
    }

    @Override
    public void terminated(CallEnd why) {
        close(why);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Address peer() {
        return peer;
    }

    @Override
    public void end(CallEnd why) {
        ground.run(() -> {
            if (!over) {
                hangUp(why);
            }
        });
    }

    @Override
    public CompletableFuture<Outcome> change() {
        return asked(JingleSession::change);
    }

    @Override
    public void candidates(String content, List<Candidate> candidates) {
        ground.run(() -> session.ifPresent(open -> open.candidates(content, candidates)));
    }

    @Override
    public void digit(char digit) {
        ground.run(() -> session.ifPresent(open -> open.press(digit)));
    }

    @Override
    public CompletableFuture<Outcome> transfer(Address target) {
        return asked(open -> open.transfer(target, Optional.empty()));
    }

    @Override
    public CompletableFuture<Outcome> transfer(Call other) {
        return asked(open -> open.transfer(other.peer(), Optional.of(other.id())));
    }

    private CompletableFuture<Outcome> asked(Function<JingleSession, CompletableFuture<Outcome>> action) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        ground.run(() -> {
            if (over || session.isEmpty()) {
                outcome.complete(new Outcome.Failed(Failure.of(Reason.BAD_DATA, "the call has no session")));
            } else {
                action.apply(session.get()).thenAccept(outcome::complete);
            }
        });
        return outcome;
    }

    /** Media that this side answers with. */
    final void accept(CallMedia media) {
        session.ifPresent(open -> open.accept(media));
    }
}
