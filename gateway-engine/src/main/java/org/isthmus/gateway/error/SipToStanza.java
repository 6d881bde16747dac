package org.isthmus.gateway.error;

/** Status to condition, one by one (RFC 7247 table 3), and by class for the rest. */
final class SipToStanza {

    private SipToStanza() {}

    /** @param extended also the codes that the RFC has no row for */
    static String condition(int status, boolean extended) {
        String refined = extended ? extendedCondition(status) : "";
        return refined.isEmpty() ? rfcCondition(status) : refined;
    }

    private static String rfcCondition(int status) {
        return switch (status) {
            case 301 -> "gone";
            case 380 -> "not-acceptable";
            case 401 -> "not-authorized";
            case 403 -> "forbidden";
            case 404, 481, 484, 485, 604 -> "item-not-found";
            case 405, 420, 439, 501 -> "feature-not-implemented";
            case 406, 415, 416, 421, 482, 483, 488, 505, 606 -> "not-acceptable";
            case 407 -> "registration-required";
            case 408, 504 -> "remote-server-timeout";
            case 410 -> "gone";
            case 413, 414, 440, 489, 513 -> "policy-violation";
            case 423 -> "resource-constraint";
            case 430, 480, 486, 487 -> "recipient-unavailable";
            case 491 -> "unexpected-request";
            case 502 -> "remote-server-not-found";
            default -> ofClass(status);
        };
    }

    private static String ofClass(int status) {
        return switch (status / 100) {
            case 3 -> "redirect";
            case 4 -> "bad-request";
            case 5 -> "internal-server-error";
            case 6 -> "recipient-unavailable";
            default -> Conditions.UNDEFINED;
        };
    }

    private static String extendedCondition(int status) {
        return switch (status) {
            case 412 -> "conflict";
            case 417 -> "feature-not-implemented";
            case 422 -> "resource-constraint";
            case 428, 429, 494 -> "not-authorized";
            case 433, 436, 437, 438 -> "not-acceptable";
            case 470, 607, 608 -> "forbidden";
            case 555, 580 -> "recipient-unavailable";
            default -> "";
        };
    }
}
