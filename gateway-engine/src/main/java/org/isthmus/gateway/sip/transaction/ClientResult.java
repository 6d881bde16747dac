package org.isthmus.gateway.sip.transaction;

import gov.nist.javax.sip.message.SIPResponse;
import org.isthmus.gateway.error.Failure;

/** What came of a request at one hop. */
public sealed interface ClientResult {

    /** A final response. */
    record Answered(SIPResponse response) implements ClientResult {}

    /** @param provisional somebody is there all the same: a provisional response had come */
    record TimedOut(boolean provisional) implements ClientResult {}

    /** @param sent the request may have arrived */
    record Lost(Failure why, boolean sent) implements ClientResult {}
}
