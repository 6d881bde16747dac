package org.isthmus.gateway.sip.useragent;

import javax.sip.message.Response;
import org.isthmus.gateway.error.Failure;

/** What came of a request. */
public sealed interface Reply {

    /** A final response; challenges that could be met have been. */
    record Final(Response response) implements Reply {

        public int status() {
            return response.getStatusCode();
        }
    }

    /** No response: time ran out, the connection broke, or the challenge could not be met. */
    record None(Failure failure) implements Reply {}
}
