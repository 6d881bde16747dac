package org.isthmus.media;

/** Hears both sides of a call besides the loudspeaker, as a recorder does. The threads of the call; must not block. */
public interface AudioTap {

    /** What this side sends next: a frame every 20 ms, silence where it is muted. The array is lent for this call only. */
    void said(short[] samples, int count);

    /** What the other side said next, as it comes. The array is lent for this call only. */
    void heard(short[] samples, int count);
}
