package org.isthmus.gateway.message;

/**
 * What a trunk does with messages where the documents leave a choice.
 *
 * @param maxMessageSize bytes of a whole MESSAGE request; more than 1,300 only where the path is known to be safe (RFC 3428
 *     section 8)
 * @param splitLong a longer text goes in parts, instead of back to its sender
 * @param stripFromGruu the sender's device is not told to SIP
 * @param strictAuthCodes 401 and 407 go to SIP as they are, although nobody can put a challenge into them
 * @param message202 a MESSAGE is answered 202 instead of 200 (RFC 3428 section 7)
 */
public record TrunkOptions(
        int maxMessageSize, boolean splitLong, boolean stripFromGruu, boolean strictAuthCodes, boolean message202) {

    /** What is recommended. */
    public static final TrunkOptions DEFAULT = new TrunkOptions(1300, false, false, false, false);
}
