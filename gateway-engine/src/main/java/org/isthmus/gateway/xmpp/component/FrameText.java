package org.isthmus.gateway.xmpp.component;

import java.util.Arrays;

/** The characters of one stanza, up to the limits. What goes over one is counted, not kept. */
final class FrameText {

    private static final int FIRST_ROOM = 4_096;

    private final StanzaLimits limits;
    private char[] characters = new char[FIRST_ROOM];
    private int length;
    private int firstTagLength;
    private int passedOver;
    private String excess = "";

    FrameText(StanzaLimits limits) {
        this.limits = limits;
    }

    void clear() {
        length = 0;
        firstTagLength = 0;
        passedOver = 0;
        excess = "";
    }

    void keep(char c) throws StreamBroken {
        if (length == characters.length || !excess.isEmpty()) {
            makeRoom();
        }
        if (excess.isEmpty()) {
            characters[length++] = c;
        }
    }

    private void makeRoom() throws StreamBroken {
        if (!excess.isEmpty()) {
            if (++passedOver > limits.absurd()) {
                throw new StreamBroken(StreamBroken.POLICY_VIOLATION, "a stanza of absurd size");
            }
        } else if (length >= limits.characters()) {
            over("more than " + limits.characters() + " characters");
        } else {
            characters = Arrays.copyOf(characters, Math.min(2 * length, limits.characters()));
        }
    }

    /** The frame is over a limit; the first one counts. */
    void over(String limit) {
        if (excess.isEmpty()) {
            excess = limit;
        }
    }

    /** The start tag of the stanza is complete. */
    void firstTagEnds() {
        if (excess.isEmpty()) {
            firstTagLength = length;
        }
    }

    /** The limit that the stanza is over; empty when it keeps to all of them. */
    String excess() {
        return excess;
    }

    char at(int index) {
        return characters[index];
    }

    int length() {
        return length;
    }

    /** Copies characters out; returns how many. */
    int copy(int from, char[] to, int offset, int room) {
        int count = Math.min(room, length - from);
        System.arraycopy(characters, from, to, offset, count);
        return count;
    }

    /** The start tag of the stanza; empty when that alone is over a limit. */
    String firstTag() {
        return new String(characters, 0, firstTagLength);
    }

    String text() {
        return new String(characters, 0, length);
    }
}
