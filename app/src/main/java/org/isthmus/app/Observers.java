package org.isthmus.app;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who want to hear of events of one kind. An observer that throws is logged; the others still hear. */
public final class Observers<E> {

    private static final Logger LOG = LoggerFactory.getLogger(Observers.class);

    private final List<Consumer<? super E>> all = new CopyOnWriteArrayList<>();

    public Registration add(Consumer<? super E> observer) {
        all.add(observer);
        return () -> all.remove(observer);
    }

    public void tell(E event) {
        for (Consumer<? super E> observer : all) {
            try {
                observer.accept(event);
            } catch (RuntimeException e) {
                LOG.error("An observer failed on {}.", event.getClass().getSimpleName(), e);
            }
        }
    }
}
