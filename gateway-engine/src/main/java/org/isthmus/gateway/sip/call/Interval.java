package org.isthmus.gateway.sip.call;

import java.util.List;
import java.util.Optional;
import javax.sip.header.Header;
import javax.sip.message.Message;
import org.isthmus.gateway.sip.useragent.Words;

/**
 * How often a session is refreshed (RFC 4028).
 *
 * @param seconds after which a session that nobody refreshed is over
 * @param least what the other side is asked not to go below
 */
record Interval(int seconds, int least) {

    static final String HEADER = "Session-Expires";
    static final String LEAST = "Min-SE";

    /** RFC 4028 section 4. */
    static final int SMALLEST = 90;

    static final int LARGEST = 86_400;

    static final Interval STANDARD = new Interval(1800, SMALLEST);

    /** What a request says that begins a session. */
    List<Header> headers(Words words) {
        return List.of(words.list(HEADER, Integer.toString(seconds)), words.list(LEAST, Integer.toString(least)));
    }

    /** A longer one, as a 422 asks for; empty where it asks for nothing that can be done (RFC 4028 section 7.3). */
    Optional<Interval> atLeast(Message refusal) {
        return CallHeaders.number(refusal, LEAST)
                .filter(asked -> asked > least && asked <= LARGEST)
                .map(Long::intValue)
                .map(asked -> new Interval(Math.max(seconds, asked), asked));
    }
}
