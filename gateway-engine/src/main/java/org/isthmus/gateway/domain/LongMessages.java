package org.isthmus.gateway.domain;

/** What becomes of a text that is too long for one SIP MESSAGE (RFC 7572 section 4, RFC 3428 section 8). */
public enum LongMessages {
    /** Its sender is told. */
    REFUSE,
    /** It goes in parts, in order, cut between words. */
    SPLIT
}
