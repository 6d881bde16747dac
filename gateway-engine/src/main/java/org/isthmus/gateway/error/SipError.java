package org.isthmus.gateway.error;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A final SIP response of 300 or more.
 *
 * @param phrase the Reason-Phrase, empty when there was none
 * @param contact the first Contact of a redirection, as URI text
 * @param retryAfter seconds
 * @param warning the texts of Warning headers, empty when there was none
 */
public record SipError(int status, String phrase, Optional<String> contact, OptionalInt retryAfter, String warning)
        implements WireError {

    public SipError(int status, String phrase, Optional<String> contact, OptionalInt retryAfter) {
        this(status, phrase, contact, retryAfter, "");
    }

    public SipError(int status, String phrase) {
        this(status, phrase, Optional.empty(), OptionalInt.empty());
    }

    /** With the registered phrase. */
    public static SipError of(int status) {
        return new SipError(status, SipPhrases.of(status));
    }

    /** Provisional responses and successes are no errors. */
    public static boolean isError(int status) {
        return status >= 300;
    }
}
