package org.isthmus.app;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Something that is made when it is wanted for the first time, once. */
final class Lazy<T> {

    private final Supplier<T> maker;
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<T> made = Optional.empty();

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    T get() {
        lock.lock();
        try {
            if (made.isEmpty()) {
                made = Optional.of(maker.get());
            }
            return made.get();
        } finally {
            lock.unlock();
        }
    }

    /** What was made, when it was. */
    Optional<T> made() {
        lock.lock();
        try {
            return made;
        } finally {
            lock.unlock();
        }
    }
}
