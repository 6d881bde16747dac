package org.isthmus.gateway.xmpp.jingle;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.call.jingle.Jingle;
import org.isthmus.gateway.call.jingle.JingleAction;
import org.isthmus.gateway.call.jingle.JingleContent;
import org.isthmus.gateway.call.jingle.JingleElement;
import org.isthmus.gateway.call.jingle.Role;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.message.Jids;
import org.isthmus.gateway.xmpp.request.Reply;

/**
 * One session's way to its other side.
 *
 * @param peer the device that the session is with
 * @param role this side's
 * @param heed told what the other side answers
 */
record SessionLink(Ground ground, XmppAddress peer, String sid, Role role, BiConsumer<JingleAction, Reply> heed) {

    /** How long a device may take to answer a request (R-MED-17 gives 10 s to the first). */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The stream was interrupted before the answer came; where it is resumed, the request still arrives (XEP-0198). */
    static boolean isInterrupted(Reply reply) {
        return reply instanceof Reply.Lost lost && lost.failure().reason() == Reason.CONNECTION_LOST;
    }

    boolean isInitiator() {
        return role == Role.INITIATOR;
    }

    CompletableFuture<Reply> send(Jingle message) {
        JingleIq request = new JingleIq(message.toXml());
        request.setTo(Jids.jid(peer));
        return ground.stream().send(request, PATIENCE).thenApply(reply -> {
            heed.accept(message.action(), reply);
            return reply;
        });
    }

    CompletableFuture<Reply> send(JingleAction action, List<JingleContent> contents) {
        return send(message(action).with(contents));
    }

    CompletableFuture<Reply> say(JingleElement payload) {
        return send(message(JingleAction.SESSION_INFO).saying(payload));
    }

    /** An action of this session without anything in it. */
    Jingle message(JingleAction action) {
        Jingle message = Jingle.of(action, sid);
        String own = ground.stream().own().map(XmppAddress::toString).orElse("");
        return switch (action) {
            case SESSION_INITIATE -> message.startedBy(own);
            case SESSION_ACCEPT -> message.answeredBy(own);
            default -> message;
        };
    }
}
