package org.isthmus.gateway.error;

/** Condition to status (RFC 7247 table 2). */
final class StanzaToSip {

    private StanzaToSip() {}

    /**
     * @param full the failing address has a resourcepart
     * @param method of the SIP request that the error answers
     */
    static int status(String condition, boolean full, String method) {
        return switch (condition) {
            case "feature-not-implemented" -> full ? 405 : 501;
            case "forbidden" -> full ? 403 : 603;
            case "gone" -> 410;
            case "internal-server-error", "resource-constraint" -> 500;
            case "item-not-found" -> full ? 404 : 604;
            case "not-acceptable" -> full ? 406 : 606;
            case "not-allowed", "policy-violation" -> 403;
            case "not-authorized" -> 401;
            case "recipient-unavailable" -> full ? 480 : 600;
            case "redirect" -> 302;
            case "registration-required" -> 407;
            case "remote-server-not-found" -> 404;
            case "remote-server-timeout" -> 408;
            case "service-unavailable" -> full ? 405 : 403;
            case "unexpected-request" -> method.equals("INVITE") || method.equals("UPDATE") ? 491 : 400;
            default -> 400;
        };
    }
}
