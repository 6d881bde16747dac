package org.isthmus.gateway.sip;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;
import org.isthmus.gateway.message.SipMessageCodec;
import org.isthmus.gateway.message.SipPayload;
import org.isthmus.gateway.message.TextSplitter;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.sip.transport.Flow;
import org.isthmus.gateway.sip.useragent.Draft;
import org.isthmus.gateway.sip.useragent.Exchanges;

/**
 * Cuts a message into requests that each stay under the size that RFC 3428 section 8 allows on a path that nobody vouches for.
 * Only the last part bears the id of the whole and asks for notifications, so that they speak of all of it.
 */
final class MessageParts {

    static final int LARGEST_REQUEST = 1300;

    /** What proxies and the server's first challenge may still add to a request of ours. */
    private static final int CREDENTIALS = 420;

    private static final int SMALLEST_PART = 16;

    private final SipMessageCodec codec;
    private final Exchanges exchanges;
    private final boolean large;

    /**
     * Makes one for an account.
     *
     * @param large the path carries large messages wherever it is reliable
     */
    MessageParts(SipMessageCodec codec, Exchanges exchanges, boolean large) {
        this.codec = codec;
        this.exchanges = exchanges;
        this.large = large;
    }

    /** Makes the request for a payload. */
    @FunctionalInterface
    interface Envelope {
        Draft around(SipPayload payload) throws ParseException;
    }

    /** One request, and how many chars of the text it carries. */
    record Part(Draft draft, int length) {}

    /**
     * The next part of a text.
     *
     * @param text what is still to be sent
     * @param number counts the parts from 0
     */
    Part next(InstantMessage message, String text, int number, boolean cpim, Envelope envelope, Flow flow)
            throws ParseException {
        Draft whole = envelope.around(codec.encode(message.withBody(text), cpim));
        int size = exchanges.size(whole, flow) + spare();
        if (size <= LARGEST_REQUEST || (large && flow.hop().wire().isReliable())) {
            return new Part(whole, text.length());
        }
        InstantMessage part = part(message, number);
        int overhead = exchanges.size(envelope.around(codec.encode(part.withBody("."), cpim)), flow) + spare();
        // The text's own length is written in Content-Length, of which "." only needs one digit.
        int room = Math.max(SMALLEST_PART, LARGEST_REQUEST - overhead - 2);
        int length = TextSplitter.cut(text, room);
        if (length == text.length()) {
            // Without its requests for notifications the rest fits, with them it does not: leave something for the last
            // part.
            length = TextSplitter.cut(text, Math.max(4, text.getBytes(StandardCharsets.UTF_8).length / 2));
        }
        return new Part(envelope.around(codec.encode(part.withBody(text.substring(0, length)), cpim)), length);
    }

    /** Room for credentials that the server has not asked for yet. */
    private int spare() {
        return exchanges.hasCredentials() ? 0 : CREDENTIALS;
    }

    private static InstantMessage part(InstantMessage message, int number) {
        return new InstantMessage(
                message.id() + "." + (number + 1),
                message.from(),
                message.to(),
                message.kind(),
                message.body(),
                message.language(),
                number == 0 ? message.subject() : Optional.empty(),
                message.thread(),
                Set.of(),
                message.sentAt(),
                number == 0 ? message.replaces() : Optional.empty(),
                message.author(),
                message.origin(),
                message.encrypted());
    }
}
