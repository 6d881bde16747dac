package org.isthmus.gateway.error;

import java.util.Optional;

/** Status codes of MSRP to and from stanza errors (RFC 4975 section 10, RFC 7701 section 10.3). */
public final class MsrpErrors {

    private static final String NICKNAME = "NICKNAME";

    private MsrpErrors() {}

    /** Empty for a status that is no error. */
    public static Optional<StanzaFailure> toStanza(int status) {
        return status < 300 ? Optional.empty() : Optional.of(Conditions.failure(condition(status), ""));
    }

    private static String condition(int status) {
        return switch (status) {
            case 403 -> "forbidden";
            case 404 -> "item-not-found";
            case 408 -> "remote-server-timeout";
            case 413 -> "policy-violation";
            case 415 -> "not-acceptable";
            case 424 -> "jid-malformed";
            case 425 -> "conflict";
            case 428, 501 -> "feature-not-implemented";
            case 481 -> "recipient-unavailable";
            default -> status / 100 == 5 ? "internal-server-error" : "bad-request";
        };
    }

    /** @param room the failed request belongs to a room, not to a session of two */
    public static int toMsrp(String condition, String method, boolean room) {
        return switch (condition) {
            case "forbidden", "not-allowed", "not-authorized", "registration-required", "service-unavailable" -> 403;
            case "item-not-found", "gone", "redirect", "remote-server-not-found", "recipient-unavailable" ->
                room ? 404 : 481;
            case "remote-server-timeout" -> 408;
            case "policy-violation", "resource-constraint" -> 413;
            case "not-acceptable" -> method.equals(NICKNAME) ? 403 : 415;
            case "jid-malformed" -> method.equals(NICKNAME) ? 424 : 400;
            case "conflict" -> method.equals(NICKNAME) ? 425 : 400;
            case "feature-not-implemented" -> 501;
            default -> 400;
        };
    }
}
