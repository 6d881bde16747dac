package org.isthmus.gateway.sip;

import java.text.ParseException;
import java.util.Set;
import javax.sip.ServerTransaction;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.sip.call.SipCalls;
import org.isthmus.gateway.sip.useragent.Answers;
import org.isthmus.gateway.sip.useragent.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives each request that comes in to whoever answers its method. Runs on the account's executor. */
final class InboundRequests {

    private static final Logger LOG = LoggerFactory.getLogger(InboundRequests.class);

    /** Methods that exist but that nobody here answers; the others nobody knows (RFC 3261 sections 21.4.6 and 21.5.2). */
    private static final Set<String> KNOWN = Set.of("REGISTER", "PUBLISH");

    private static final String ACCEPT =
            "application/sdp, text/plain, text/html, message/cpim, application/im-iscomposing+xml, message/imdn+xml";

    private final Words words;
    private final Answers answers;
    private final MessageInbox messages;
    private final PresencePart presence;
    private final MailboxPart mailbox;
    private final SipCalls calls;

    InboundRequests(
            Words words,
            Answers answers,
            MessageInbox messages,
            PresencePart presence,
            MailboxPart mailbox,
            SipCalls calls) {
        this.words = words;
        this.answers = answers;
        this.messages = messages;
        this.presence = presence;
        this.mailbox = mailbox;
        this.calls = calls;
    }

    void acknowledged(Request ack) {
        calls.acknowledged(ack);
    }

    void late(Response response) {
        calls.late(response);
    }

    private boolean isOfACall(Request request) {
        return switch (request.getMethod()) {
            case Request.INVITE,
                    Request.CANCEL,
                    Request.BYE,
                    Request.PRACK,
                    Request.UPDATE,
                    Request.INFO,
                    Request.REFER -> true;
            case Request.OPTIONS, Request.NOTIFY -> calls.owns(request);
            default -> false;
        };
    }

    void take(Request request, ServerTransaction transaction) {
        Answers.Asked asked = new Answers.Asked(request, transaction);
        try {
            if (isOfACall(request)) {
                calls.take(asked);
                return;
            }
            switch (request.getMethod()) {
                case Request.MESSAGE -> messages.take(asked);
                case Request.NOTIFY -> {
                    if (mailbox.owns(request)) {
                        mailbox.notified(asked);
                    } else {
                        presence.notified(asked);
                    }
                }
                case Request.SUBSCRIBE -> presence.subscribed(asked);
                case Request.OPTIONS ->
                    answers.send(
                            asked,
                            200,
                            words.list("Allow", Words.ALLOW),
                            words.list("Accept", ACCEPT),
                            words.list("Allow-Events", "presence, " + MailboxPart.EVENT));
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
