package org.isthmus.gateway.sip.call;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEvents;
import org.isthmus.gateway.call.TransferRequest;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.media.description.Candidate;

/** A call as whoever makes or takes it sees it. What it does depends on its {@link Phase}. */
class SipCall implements Call {

    private final DialogId dialog;
    private final SipAddress peer;
    private final CallTable table;
    private final Executor executor;
    private Optional<CallEvents> events = Optional.empty();
    private Phase phase = new Over();
    private boolean ringing;
    private boolean answered;
    private boolean held;
    private boolean over;

    SipCall(DialogId dialog, SipAddress peer, CallTable table, Executor executor) {
        this.dialog = dialog;
        this.peer = peer;
        this.table = table;
        this.executor = executor;
    }

    /** From now on these are told. */
    void tell(CallEvents told) {
        events = Optional.of(told);
    }

    SipAddress peerAddress() {
        return peer;
    }

    DialogId dialog() {
        return dialog;
    }

    Phase phase() {
        return phase;
    }

    void enter(Phase next) {
        phase = next;
    }

    boolean isOver() {
        return over;
    }

    void ringing() {
        if (!ringing && !answered && !over) {
            ringing = true;
            events.ifPresent(CallEvents::ringing);
        }
    }

    void early() {
        if (!answered && !over) {
            events.ifPresent(CallEvents::early);
        }
    }

    void answered() {
        if (!answered && !over) {
            answered = true;
            events.ifPresent(CallEvents::answered);
        }
    }

    void held(boolean now) {
        if (held != now && !over) {
            held = now;
            events.ifPresent(told -> told.held(now));
        }
    }

    void pressed(char digit) {
        if (!over) {
            events.ifPresent(told -> told.digit(digit));
        }
    }

    void referred(TransferRequest request) {
        if (over || events.isEmpty()) {
            request.refuse();
        } else {
            events.get().transferred(request);
        }
    }

    /** The call is over for whoever made or took it; its phase may still have something to say to the other side. */
    void ended(CallEnd why) {
        if (!over) {
            over = true;
            events.ifPresent(told -> told.ended(why));
        }
    }

    /** Nothing more will come. */
    void forget() {
        phase = new Over();
        table.remove(this);
    }

    @Override
    public String id() {
        return dialog.callId();
    }

    @Override
    public Address peer() {
        return peer;
    }

    @Override
    public void end(CallEnd why) {
        executor.execute(() -> {
            if (!over) {
                phase.end(why);
            }
        });
    }

    @Override
    public CompletableFuture<Outcome> change() {
        return later(() -> phase.change());
    }

    @Override
    public void candidates(String content, List<Candidate> candidates) {
        executor.execute(() -> phase.candidates(content, candidates));
    }

    @Override
    public void digit(char digit) {
        executor.execute(() -> phase.digit(digit));
    }

    @Override
    public CompletableFuture<Outcome> transfer(Address target) {
        return target instanceof SipAddress sip
                ? later(() -> phase.transfer(sip.toString(), () -> {}))
                : Phase.notNow(target + " is no SIP address.");
    }

    @Override
    public CompletableFuture<Outcome> transfer(Call other) {
        return other instanceof SipCall second && !second.equals(this)
                ? later(() -> second.phase
                        .referTo()
                        .map(there -> phase.transfer(there, second::left))
                        .orElseGet(() -> Phase.notNow("The second call is not established.")))
                : Phase.notNow("The other call is none of this account.");
    }

    /** Both others talk to each other: a side that does not know Replaces leaves this call to this side (RFC 5589 section 7). */
    private void left() {
        if (!over) {
            phase.end(CallEnd.of(CallEnd.Reason.SUCCESS, "The other side was led to another call."));
        }
    }

    private CompletableFuture<Outcome> later(Supplier<CompletableFuture<Outcome>> action) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        executor.execute(() -> action.get().thenAccept(outcome::complete));
        return outcome;
    }
}
