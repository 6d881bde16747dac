package org.isthmus.gateway.xmpp.component;

import java.io.IOException;
import java.io.Serial;

/** The server sent what no stream may carry; after this nothing on the stream can be trusted (RFC 6120 section 4.9.3). */
final class StreamBroken extends IOException {

    static final String NOT_WELL_FORMED = "not-well-formed";
    static final String RESTRICTED_XML = "restricted-xml";
    static final String POLICY_VIOLATION = "policy-violation";
    static final String INVALID_NAMESPACE = "invalid-namespace";

    @Serial
    private static final long serialVersionUID = 1L;

    private final String condition;

    /** @param condition of the stream error that the server is told */
    StreamBroken(String condition, String message) {
        super(message);
        this.condition = condition;
    }

    static StreamBroken malformed(String what) {
        return new StreamBroken(NOT_WELL_FORMED, what);
    }

    String condition() {
        return condition;
    }
}
