package org.isthmus.gateway.call;

import java.util.Optional;

/**
 * Why a call ended or did not come about.
 *
 * @param text what the other side said, or words for it
 */
public record CallEnd(Reason reason, Optional<String> text) {

    public static CallEnd of(Reason reason) {
        return new CallEnd(reason, Optional.empty());
    }

    public static CallEnd of(Reason reason, String text) {
        return new CallEnd(reason, Optional.of(text));
    }

    /** The reasons of XEP-0166 section 7.4, and what both networks say in ways of their own. */
    public enum Reason {
        SUCCESS,
        BUSY,
        DECLINE,
        CANCEL,
        TIMEOUT,
        EXPIRED,
        GONE,
        ALTERNATIVE_SESSION,
        CONNECTIVITY_ERROR,
        FAILED_TRANSPORT,
        FAILED_APPLICATION,
        INCOMPATIBLE_PARAMETERS,
        UNSUPPORTED_APPLICATIONS,
        UNSUPPORTED_TRANSPORTS,
        MEDIA_ERROR,
        SECURITY_ERROR,
        GENERAL_ERROR,
        /** Another device of the called person took the call (RFC 3326, XEP-0353). */
        ANSWERED_ELSEWHERE,
        /** The other side gave no reason. */
        UNSAID
    }
}
