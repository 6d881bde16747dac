package org.isthmus.gateway.error;

/** What the words of a protocol mean to a person, and the words for what went wrong inside the program. */
final class Reasons {

    private Reasons() {}

    static Reason of(SipError error) {
        return switch (error.status()) {
            case 401, 402, 407, 428, 429, 433, 436, 437, 438, 470, 494 -> Reason.NOT_ALLOWED;
            case 403, 603, 607, 608 -> Reason.REFUSED_BY_RECIPIENT;
            case 301, 404, 410, 416, 484, 485, 604 -> Reason.UNKNOWN_RECIPIENT;
            case 405, 406, 415, 420, 421, 439, 469, 488, 489, 493, 501, 505, 606 -> Reason.NOT_SUPPORTED;
            case 408, 504 -> Reason.TIMEOUT;
            case 413, 414, 513 -> Reason.TOO_LONG;
            case 482, 483 -> Reason.LOOP;
            case 502 -> Reason.UNKNOWN_HOST;
            case 300, 302, 305, 380, 430, 480, 481, 486, 487, 491, 600 -> Reason.RECIPIENT_UNAVAILABLE;
            default ->
                switch (error.status() / 100) {
                    case 3, 6 -> Reason.RECIPIENT_UNAVAILABLE;
                    case 4 -> Reason.BAD_DATA;
                    default -> Reason.SERVER_ERROR;
                };
        };
    }

    static Reason of(StanzaFailure failure) {
        return switch (failure.condition()) {
            case "forbidden", "not-acceptable" -> Reason.REFUSED_BY_RECIPIENT;
            case "not-allowed",
                    "not-authorized",
                    "registration-required",
                    "subscription-required",
                    "policy-violation" -> Reason.NOT_ALLOWED;
            case "item-not-found", "gone", "jid-malformed", "redirect" -> Reason.UNKNOWN_RECIPIENT;
            case "recipient-unavailable", "service-unavailable" -> Reason.RECIPIENT_UNAVAILABLE;
            case "feature-not-implemented" -> Reason.NOT_SUPPORTED;
            case "remote-server-not-found" -> Reason.UNKNOWN_HOST;
            case "remote-server-timeout" -> Reason.TIMEOUT;
            case "resource-constraint" -> Reason.TOO_MANY;
            case "bad-request", "unexpected-request", "conflict" -> Reason.BAD_DATA;
            default -> Reason.SERVER_ERROR;
        };
    }

    /** The condition for something that went wrong before or beside any protocol. */
    static String condition(Reason reason) {
        return switch (reason) {
            case UNKNOWN_HOST,
                    CONNECTION_REFUSED,
                    CERTIFICATE_UNTRUSTED,
                    CERTIFICATE_WRONG_HOST,
                    CERTIFICATE_EXPIRED,
                    ENCRYPTION_REQUIRED -> "remote-server-not-found";
            case TIMEOUT, CONNECTION_LOST -> "remote-server-timeout";
            case WRONG_PASSWORD, WEAK_SIGN_IN, ACCOUNT_REFUSED, NOT_SIGNED_IN, RECIPIENT_UNAVAILABLE ->
                "recipient-unavailable";
            case UNKNOWN_RECIPIENT, BAD_ADDRESS -> "item-not-found";
            case REFUSED_BY_RECIPIENT -> "forbidden";
            case NOT_ALLOWED -> "not-allowed";
            case NOT_SUPPORTED -> "feature-not-implemented";
            case TOO_LONG -> "policy-violation";
            case ENCRYPTED_MESSAGE, LOOP -> "not-acceptable";
            case TOO_MANY -> "resource-constraint";
            case BAD_DATA -> "bad-request";
            case SERVER_ERROR, STORAGE, INTERNAL -> "internal-server-error";
        };
    }

    /** The status for the same; more exact than by way of the condition, because nobody on XMPP answered. */
    static int status(Reason reason) {
        return switch (reason) {
            case UNKNOWN_HOST, CONNECTION_REFUSED, UNKNOWN_RECIPIENT, BAD_ADDRESS -> 404;
            case CERTIFICATE_UNTRUSTED, CERTIFICATE_WRONG_HOST, CERTIFICATE_EXPIRED, ENCRYPTION_REQUIRED -> 502;
            case TIMEOUT, CONNECTION_LOST -> 408;
            case WRONG_PASSWORD, WEAK_SIGN_IN, ACCOUNT_REFUSED, NOT_SIGNED_IN, RECIPIENT_UNAVAILABLE -> 480;
            case REFUSED_BY_RECIPIENT -> 603;
            case NOT_ALLOWED -> 403;
            case NOT_SUPPORTED -> 501;
            case TOO_LONG -> 413;
            case ENCRYPTED_MESSAGE -> 493;
            case LOOP -> 482;
            case TOO_MANY, SERVER_ERROR, STORAGE, INTERNAL -> 500;
            case BAD_DATA -> 400;
        };
    }
}
