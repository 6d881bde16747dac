package org.isthmus.media;

/** How packets are protected on the wire, as it really is. */
public enum Protection {
    NONE,
    SDES,
    DTLS_SRTP
}
