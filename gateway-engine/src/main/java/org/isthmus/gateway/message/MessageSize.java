package org.isthmus.gateway.message;

import org.isthmus.gateway.address.SipAddress;

/** How long a MESSAGE can get at most, told without writing it: most are far from any limit. */
final class MessageSize {

    /** Names of headers, Via, Max-Forwards, CSeq and Content-Length, with the longest host name that there is. */
    private static final int FIXED = 640;

    private static final int BYTES_OF_CHARACTER = 3;

    private MessageSize() {}

    /** Bytes that the request with these ends and this payload does not exceed. */
    static int atMost(SipAddress target, SipMessages.Ends ends, SipPayload payload) {
        int characters = 2 * target.toString().length()
                + ends.local().toString().length()
                + ends.callId().length()
                + payload.contentType().length();
        for (var header : payload.headers().entrySet()) {
            characters += header.getKey().length() + header.getValue().length() + ": \r\n".length();
        }
        return FIXED + BYTES_OF_CHARACTER * characters + payload.size();
    }
}
