package org.isthmus.app.lab.xmpp;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one thread at a time through to the server's state. A reader of a connection works its stanza off inside, so that a
 * client that sends faster than the server works is slowed down by TCP. Nothing inside may block.
 */
final class Turnstile {

    private final ReentrantLock lock = new ReentrantLock(true);

    void pass(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }
}
