package org.isthmus.gateway.domain.presence;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.AddressMapper;
import org.isthmus.gateway.address.AddressMemory;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.domain.GatewayMemory;
import org.isthmus.gateway.domain.GatewayRules;
import org.isthmus.gateway.domain.SipReply;
import org.isthmus.gateway.domain.SipSide;
import org.isthmus.gateway.error.ErrorMapping;
import org.isthmus.gateway.error.SipError;
import org.isthmus.gateway.error.SipErrors;
import org.isthmus.gateway.error.StanzaFailure;
import org.isthmus.gateway.message.SipMessages;

/** What every part of the presence of domains works with. All of it runs on the executor. */
record PresenceTools(
        GatewayRules rules,
        PresenceLimits limits,
        SipSide sip,
        SipMessages messages,
        SubscriptionRequests requests,
        AddressMapper addresses,
        AddressMemory memory,
        ErrorMapping errors,
        Scheduler scheduler,
        RandomGenerator random,
        GatewayMemory store,
        Executor executor,
        PresenceOutbox outbox,
        PresenceLink link) {

    /** 64*T1: how long the other side may take to say its last word (RFC 6665 section 4.1.2.4). */
    static final Duration LAST_WORD = Duration.ofSeconds(32);

    Scheduler.Task later(Duration delay, Runnable action) {
        return scheduler.after(delay, () -> executor.execute(action));
    }

    /** Sends a request of a dialog; the reply is handed over on the executor. */
    void send(SubscriptionDialog dialog, Request request, Consumer<SipReply> taken) {
        sip.send(request)
                .thenAccept(reply -> executor.execute(() -> {
                    dialog.sent(request);
                    link.heard(reply);
                    taken.accept(reply);
                }));
    }

    Response refusal(Request request, int status) {
        return messages.refusal(request, SipError.of(status));
    }

    /** The AOR that was seen of whoever is behind a bare JID, or else the mapped one. */
    SipAddress exact(XmppAddress jid) throws AddressException {
        SipAddress mapped = addresses.toSip(jid);
        return memory.uriFor(jid).map(SipAddress::bare).orElse(mapped);
    }

    /** What a reply that is no success means on XMPP. */
    StanzaFailure failure(SipReply reply) {
        return switch (reply) {
            case SipReply.Unanswered none -> errors.stanzaFailureFor(none.failure());
            case SipReply.Answered answered -> errors.toStanza(SipErrors.of(answered.response()));
        };
    }

    /** The final status; 408 when there was none. */
    static int status(SipReply reply) {
        return switch (reply) {
            case SipReply.Unanswered none -> Response.REQUEST_TIMEOUT;
            case SipReply.Answered answered -> answered.response().getStatusCode();
        };
    }
}
