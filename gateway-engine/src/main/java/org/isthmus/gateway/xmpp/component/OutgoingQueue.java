package org.isthmus.gateway.xmpp.component;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What waits to be written to one connection, in order, up to a limit. Safe to use from any thread. */
final class OutgoingQueue {

    private static final int MOST_STANZAS = 100_000;
    private static final int MOST_BYTES = 32 * 1_048_576;
    private static final int BATCH_BYTES = 262_144;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private int bytes;
    private boolean ended;

    /** Never waits; false when it is full or has been ended: then the stanza is not in it. */
    boolean offer(byte[] stanza) {
        lock.lock();
        try {
            if (ended || waiting.size() == MOST_STANZAS || bytes + stanza.length > MOST_BYTES) {
                return false;
            }
            add(stanza);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more after these last bytes. */
    void endWith(byte[] last) {
        lock.lock();
        try {
            if (!ended) {
                add(last);
                ended = true;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more and forgets what it has. */
    void abandon() {
        lock.lock();
        try {
            ended = true;
            waiting.clear();
            bytes = 0;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void add(byte[] stanza) {
        waiting.add(stanza);
        bytes += stanza.length;
        if (waiting.size() == 1) {
            changed.signal();
        }
    }

    /** Waits for something, then moves all that is there, up to a sensible size; false when nothing comes any more. */
    boolean take(ByteArrayOutputStream batch) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty()) {
                if (ended) {
                    return false;
                }
                changed.await();
            }
            for (byte[] next = waiting.peek(); next != null && batch.size() < BATCH_BYTES; next = waiting.peek()) {
                waiting.remove();
                bytes -= next.length;
                batch.writeBytes(next);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }
}
