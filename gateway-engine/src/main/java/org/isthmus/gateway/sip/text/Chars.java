package org.isthmus.gateway.sip.text;

/** Sets of ASCII characters, each of which JAIN-SIP's parser takes in that place. */
enum Chars {
    /** {@code token} (RFC 3261 section 25.1). */
    TOKEN("-.!%*_+`'~"),
    /** A host name or an IPv4 address. */
    HOST("-._"),
    /** What stands in most user parts: no escapes, nothing that could be a parameter or a telephone number. */
    USER("-_.!~*'()&=+$,"),
    /** The name or value of a URI parameter, without escapes. */
    PARAMETER("-_.!~*'()[]/:&+$"),
    /** A Call-ID, in which JAIN-SIP takes everything. */
    VISIBLE("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"),
    /** A display name between its quotes, without escapes. */
    QUOTED(" !#$%&'()*+,-./:;<=>?@[]^_`{|}~");

    private static final int ASCII = 128;

    /** A bit for each of the first 64 characters, and for each of the next 64. */
    private final long low;

    private final long high;

    Chars(String beside) {
        long first = 0;
        long second = 0;
        for (char c = 0; c < ASCII; c++) {
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            long bit = letter || (c >= '0' && c <= '9') || beside.indexOf(c) >= 0 ? 1L << c : 0;
            first |= c < Long.SIZE ? bit : 0;
            second |= c < Long.SIZE ? 0 : bit;
        }
        low = first;
        high = second;
    }

    boolean has(char c) {
        return c < ASCII && ((c < Long.SIZE ? low : high) >>> c & 1) != 0;
    }
}
