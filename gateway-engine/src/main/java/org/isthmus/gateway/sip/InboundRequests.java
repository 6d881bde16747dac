package org.isthmus.gateway.sip;

import java.text.ParseException;
import java.util.Set;
import javax.sip.ServerTransaction;
import javax.sip.message.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives each request that comes in to whoever answers its method. Runs on the account's executor. */
final class InboundRequests {

    private static final Logger LOG = LoggerFactory.getLogger(InboundRequests.class);

    /** Methods that exist but that nobody here answers; the others nobody knows (RFC 3261 sections 21.4.6 and 21.5.2). */
    private static final Set<String> KNOWN =
            Set.of("INVITE", "BYE", "CANCEL", "REGISTER", "INFO", "PRACK", "UPDATE", "REFER", "PUBLISH");

    private static final String ACCEPT =
            "text/plain, text/html, message/cpim, application/im-iscomposing+xml, message/imdn+xml";

    private final Words words;
    private final Answers answers;
    private final MessageInbox messages;
    private final PresencePart presence;

    InboundRequests(Words words, Answers answers, MessageInbox messages, PresencePart presence) {
        this.words = words;
        this.answers = answers;
        this.messages = messages;
        this.presence = presence;
    }

    void take(Request request, ServerTransaction transaction) {
        Answers.Asked asked = new Answers.Asked(request, transaction);
        try {
            switch (request.getMethod()) {
                case Request.MESSAGE -> messages.take(asked);
                case Request.NOTIFY -> presence.notified(asked);
                case Request.SUBSCRIBE -> presence.subscribed(asked);
                case Request.OPTIONS ->
                    answers.send(
                            asked,
                            200,
                            words.list("Allow", Words.ALLOW),
                            words.list("Accept", ACCEPT),
                            words.list("Allow-Events", "presence"));
                default ->
                    answers.send(
                            asked, KNOWN.contains(request.getMethod()) ? 405 : 501, words.list("Allow", Words.ALLOW));
            }
        } catch (ParseException e) {
            LOG.debug("A {} was answered with 500: {}", request.getMethod(), e.getMessage());
            answers.send(asked, 500);
        }
    }
}
