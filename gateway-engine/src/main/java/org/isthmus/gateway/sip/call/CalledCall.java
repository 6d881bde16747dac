package org.isthmus.gateway.sip.call;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.call.CallMedia;
import org.isthmus.gateway.call.IncomingCall;
import org.isthmus.media.description.MediaKind;

/** A call of the other side as whoever takes it sees it. */
final class CalledCall extends SipCall implements IncomingCall {

    private final Executor executor;
    private final Set<MediaKind> kinds;
    private final Optional<String> callerName;
    private final Optional<Call> replaces;

    /**
     * Makes one.
     *
     * @param kinds of what the caller offers
     * @param replaces the call whose place it takes
     */
    CalledCall(
            DialogId dialog,
            SipAddress peer,
            CallTable table,
            Executor executor,
            Set<MediaKind> kinds,
            Optional<String> callerName,
            Optional<Call> replaces) {
        super(dialog, peer, table, executor);
        this.executor = executor;
        this.kinds = Set.copyOf(kinds);
        this.callerName = callerName;
        this.replaces = replaces;
    }

    @Override
    public Set<MediaKind> kinds() {
        return kinds;
    }

    @Override
    public Optional<String> callerName() {
        return callerName;
    }

    @Override
    public Optional<Call> replaces() {
        return replaces;
    }

    @Override
    public void ring() {
        executor.execute(() -> {
            if (phase() instanceof Called called) {
                called.ring();
            }
        });
    }

    @Override
    public void answer(CallMedia media) {
        executor.execute(() -> {
            if (phase() instanceof Called called) {
                called.answer(media);
            }
        });
    }
}
