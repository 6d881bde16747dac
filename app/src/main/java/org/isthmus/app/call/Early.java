package org.isthmus.app.call;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.isthmus.gateway.call.CallEnd;
import org.isthmus.gateway.call.CallEvents;
import org.isthmus.gateway.call.TransferRequest;

/** Keeps what happens to a call until somebody is there to hear it, and passes it on in order from then on. */
final class Early implements CallEvents {

    private final Queue<Consumer<CallEvents>> kept = new ArrayDeque<>();
    private Optional<CallEvents> listener = Optional.empty();

    synchronized void become(CallEvents events) {
        listener = Optional.of(events);
        kept.forEach(event -> event.accept(events));
        kept.clear();
    }

    private synchronized void tell(Consumer<CallEvents> event) {
        listener.ifPresentOrElse(event, () -> kept.add(event));
    }

    @Override
    public void ringing() {
        tell(CallEvents::ringing);
    }

    @Override
    public void answered() {
        tell(CallEvents::answered);
    }

    @Override
    public void held(boolean held) {
        tell(events -> events.held(held));
    }

    @Override
    public void digit(char digit) {
        tell(events -> events.digit(digit));
    }

    @Override
    public void early() {
        tell(CallEvents::early);
    }

    @Override
    public void transferred(TransferRequest request) {
        tell(events -> events.transferred(request));
    }

    @Override
    public void ended(CallEnd why) {
        tell(events -> events.ended(why));
    }
}
