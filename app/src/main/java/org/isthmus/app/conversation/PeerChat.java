package org.isthmus.app.conversation;

import org.isthmus.gateway.concurrent.Scheduler;
import org.jspecify.annotations.Nullable;

/** What the list of chats knows of one address. Used on the app's thread only. */
final class PeerChat {

    private @Nullable LastMessage last;
    private Scheduler.@Nullable Task typing;
    private int unread;
    private boolean wroteTo;

    @Nullable LastMessage last() {
        return last;
    }

    /** Takes the message when it is the latest, or a new form of it. */
    void show(LastMessage message) {
        if (last == null || message.number() >= last.number()) {
            last = message;
        }
        wroteTo |= message.outgoing();
    }

    /** Whether we wrote to them in this run, or last before it. */
    boolean wroteTo() {
        return wroteTo;
    }

    int unread() {
        return unread;
    }

    void unread(int count) {
        unread = count;
    }

    boolean typing() {
        return typing != null;
    }

    void typingUntil(Scheduler.Task end) {
        stopTyping();
        typing = end;
    }

    /** @return whether they were typing */
    boolean stopTyping() {
        Scheduler.Task end = typing;
        typing = null;
        if (end != null) {
            end.cancel();
        }
        return end != null;
    }
}
