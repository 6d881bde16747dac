package org.isthmus.app.conversation;

import java.time.Instant;
import java.util.regex.Pattern;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.endpoint.EndpointId;

/**
 * What the list of chats keeps of the last message with an address.
 *
 * @param peerRow the number of the peer's address in the history
 * @param preview the beginning of the text on one line
 */
record LastMessage(
        long number, EndpointId account, long peerRow, Address peer, boolean outgoing, Instant at, String preview) {

    /** In characters of the text, which may be one or two in Java each. */
    static final int PREVIEW = 140;

    private static final Pattern SPACES = Pattern.compile("\\s+");

    static LastMessage of(StoredMessage message) {
        return new LastMessage(
                message.number(),
                message.account(),
                message.peerRow(),
                message.peer(),
                message.outgoing(),
                message.at(),
                preview(message.body()));
    }

    static String preview(String body) {
        String start = body.codePointCount(0, body.length()) <= PREVIEW
                ? body
                : body.substring(0, body.offsetByCodePoints(0, PREVIEW));
        return SPACES.matcher(start.strip()).replaceAll(" ");
    }
}
