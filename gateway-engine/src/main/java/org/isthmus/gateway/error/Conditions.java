package org.isthmus.gateway.error;

import java.util.Map;

/** The stanza error conditions and the type that goes with each (RFC 6120 section 8.3.3). */
final class Conditions {

    static final String UNDEFINED = "undefined-condition";

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("bad-request", "modify"),
            Map.entry("conflict", "cancel"),
            Map.entry("feature-not-implemented", "cancel"),
            Map.entry("forbidden", "auth"),
            Map.entry("gone", "cancel"),
            Map.entry("internal-server-error", "cancel"),
            Map.entry("item-not-found", "cancel"),
            Map.entry("jid-malformed", "modify"),
            Map.entry("not-acceptable", "modify"),
            Map.entry("not-allowed", "cancel"),
            Map.entry("not-authorized", "auth"),
            Map.entry("policy-violation", "modify"),
            Map.entry("recipient-unavailable", "wait"),
            Map.entry("redirect", "modify"),
            Map.entry("registration-required", "auth"),
            Map.entry("remote-server-not-found", "cancel"),
            Map.entry("remote-server-timeout", "wait"),
            Map.entry("resource-constraint", "wait"),
            Map.entry("service-unavailable", "cancel"),
            Map.entry("subscription-required", "auth"),
            Map.entry(UNDEFINED, "cancel"),
            Map.entry("unexpected-request", "wait"));

    private Conditions() {}

    static boolean isKnown(String condition) {
        return TYPES.containsKey(condition);
    }

    static String typeOf(String condition) {
        return TYPES.getOrDefault(condition, "cancel");
    }

    static StanzaFailure failure(String condition, String text) {
        return new StanzaFailure(condition, typeOf(condition), text);
    }
}
