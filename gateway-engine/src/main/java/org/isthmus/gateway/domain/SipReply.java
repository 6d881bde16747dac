package org.isthmus.gateway.domain;

import javax.sip.message.Response;
import org.isthmus.gateway.error.Failure;

/** What came of a request. */
public sealed interface SipReply {

    /** A final response. */
    record Answered(Response response) implements SipReply {}

    /** No response at all: nobody answered in time, no way to the host, or its name is unknown. */
    record Unanswered(Failure failure) implements SipReply {}
}
