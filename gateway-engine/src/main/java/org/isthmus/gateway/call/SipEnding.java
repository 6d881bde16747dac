package org.isthmus.gateway.call;

import java.util.OptionalInt;

/**
 * How SIP says why a call ended.
 *
 * @param finalResponse the status that refuses an INVITE
 * @param warning the code of a Warning header in that response (RFC 3261 section 20.43)
 * @param cause the cause of Q.850 in the Reason header of a BYE or a CANCEL
 */
public record SipEnding(int finalResponse, OptionalInt warning, int cause) {

    static SipEnding of(int finalResponse, int cause) {
        return new SipEnding(finalResponse, OptionalInt.empty(), cause);
    }

    static SipEnding of(int finalResponse, int warning, int cause) {
        return new SipEnding(finalResponse, OptionalInt.of(warning), cause);
    }
}
