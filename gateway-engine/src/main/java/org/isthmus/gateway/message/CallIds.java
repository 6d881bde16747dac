package org.isthmus.gateway.message;

import java.util.Map;
import java.util.Optional;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.limit.BoundedMap;
import org.isthmus.gateway.sip.text.RandomIds;

/**
 * Threads and Call-IDs (RFC 7572 section 4): a thread becomes the Call-ID where SIP parsers take it, otherwise a Call-ID is
 * made and remembered for the way back. Remembers the latest {@code capacity}. May be used from any thread.
 */
public final class CallIds {

    private static final int LONGEST = 128;
    private static final int ID_BYTES = 16;

    private final Map<Conversation, Call> byThread;
    private final Map<String, Optional<String>> made;
    private final RandomIds ids = new RandomIds();

    public CallIds(int capacity) {
        byThread = new BoundedMap<>(capacity);
        made = new BoundedMap<>(capacity);
    }

    /** A Call-ID and the CSeq of the next request with it. */
    public record Call(String callId, long sequence) {}

    private record Conversation(XmppAddress from, XmppAddress to, String thread) {}

    /** The Call-ID for a text; CSeq goes up with every text of the thread. Without a thread always a new one. */
    public Call next(XmppAddress from, XmppAddress to, Optional<String> thread) {
        if (thread.isEmpty()) {
            Call call = new Call(ids.next(ID_BYTES), 1);
            synchronized (made) {
                made.put(call.callId(), Optional.empty());
            }
            return call;
        }
        Conversation conversation = new Conversation(from.bare(), to.bare(), thread.get());
        synchronized (byThread) {
            return byThread.merge(
                    conversation,
                    new Call(callIdFor(thread.get()), 1),
                    (known, fresh) -> new Call(known.callId(), known.sequence() + 1));
        }
    }

    private String callIdFor(String thread) {
        if (isUsable(thread)) {
            return thread;
        }
        String callId = ids.next(ID_BYTES);
        synchronized (made) {
            made.put(callId, Optional.of(thread));
        }
        return callId;
    }

    /** The thread of a text with this Call-ID; empty when the Call-ID was made here for a text without a thread. */
    public Optional<String> threadOf(String callId) {
        synchronized (made) {
            Optional<String> known = made.get(callId);
            return known == null ? Optional.of(callId) : known;
        }
    }

    /** Simple enough for every SIP parser, which is less than the grammar of RFC 3261 allows. */
    public static boolean isUsable(String thread) {
        if (thread.isEmpty() || thread.length() > LONGEST || thread.startsWith("@") || thread.endsWith("@")) {
            return false;
        }
        int ats = 0;
        for (int i = 0; i < thread.length(); i++) {
            char c = thread.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (c == '@') {
                ats++;
            } else if (!letter && "-._~!%*+'".indexOf(c) < 0) {
                return false;
            }
        }
        return ats <= 1;
    }
}
