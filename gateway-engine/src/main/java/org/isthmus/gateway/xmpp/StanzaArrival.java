package org.isthmus.gateway.xmpp;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.isthmus.gateway.endpoint.Arrival;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.signal.Signal;

/** A signal out of a stanza. May be answered from any thread; the first answer counts. */
final class StanzaArrival implements Arrival {

    private final Signal signal;
    private final Runnable safe;
    private final Consumer<Failure> refused;
    private final AtomicBoolean answered = new AtomicBoolean();

    /**
     * An arrival that has not been answered.
     *
     * @param safe called when it was answered either way
     * @param refused called when the sender is to be told that it got nowhere
     */
    StanzaArrival(Signal signal, Runnable safe, Consumer<Failure> refused) {
        this.signal = signal;
        this.safe = safe;
        this.refused = refused;
    }

    @Override
    public Signal signal() {
        return signal;
    }

    @Override
    public void accept() {
        if (answered.compareAndSet(false, true)) {
            safe.run();
        }
    }

    @Override
    public void refuse(Failure failure) {
        if (answered.compareAndSet(false, true)) {
            refused.accept(failure);
            safe.run();
        }
    }
}
