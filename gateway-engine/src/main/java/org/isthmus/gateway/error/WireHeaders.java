package org.isthmus.gateway.error;

import java.util.LinkedHashMap;
import java.util.Map;

/** The headers that a response of this status has to or may carry (RFC 3261 section 20). */
public final class WireHeaders {

    /** The methods that a gateway understands. */
    public static final String ALLOW =
            "INVITE, ACK, CANCEL, BYE, OPTIONS, MESSAGE, SUBSCRIBE, NOTIFY, INFO, UPDATE, REFER";

    private WireHeaders() {}

    public static Map<String, String> required(SipError error) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (error.status() == 405) {
            headers.put("Allow", ALLOW);
        }
        error.contact().ifPresent(contact -> headers.put("Contact", "<" + contact + ">"));
        error.retryAfter().ifPresent(seconds -> headers.put("Retry-After", Integer.toString(seconds)));
        return headers;
    }
}
