package org.isthmus.gateway.domain;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.sip.message.Request;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.error.SipError;
import org.isthmus.gateway.error.SipErrors;
import org.isthmus.gateway.message.Crossing;
import org.isthmus.gateway.message.ErrorStanzas;
import org.isthmus.gateway.message.Jids;
import org.isthmus.gateway.message.SipHeaders;
import org.isthmus.gateway.signal.Receipt;
import org.jivesoftware.smack.packet.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Message stanzas on their way to SIP (RFC 7572 section 4). Confined to the gateway's executor. */
final class MessagesToSip {

    private static final Logger LOG = LoggerFactory.getLogger(MessagesToSip.class);
    private static final long LONGEST_WAIT_NANOS = 60_000_000_000L;

    private final GatewayRules rules;
    private final Served served;
    private final Mapping mapping;
    private final SipSide sip;
    private final Errands errands;
    private final Executor executor;
    private final Watchfulness watch;
    private final Peers peers;
    private final WayCounter counter;
    private final Consumer<SipReply> heard;
    private final Destinations destinations = new Destinations();

    /** @param heard told of every reply, on the gateway's executor */
    MessagesToSip(
            GatewayRules rules,
            Mapping mapping,
            SipSide sip,
            Errands errands,
            Executor executor,
            Watchfulness watch,
            Peers peers,
            WayCounter counter,
            Consumer<SipReply> heard) {
        this.heard = heard;
        this.rules = rules;
        this.served = new Served(rules);
        this.mapping = mapping;
        this.sip = sip;
        this.errands = errands;
        this.executor = executor;
        this.watch = watch;
        this.peers = peers;
        this.counter = counter;
    }

    /** Takes a stanza of any type but {@code error}. */
    void take(Message stanza) {
        Optional<XmppAddress> from = Jids.address(stanza.getFrom());
        Optional<XmppAddress> to = Jids.address(stanza.getTo());
        if (from.isEmpty() || to.isEmpty()) {
            return;
        }
        boolean text = !stanza.getBodies().isEmpty();
        Optional<Failure> obstacle = obstacle(stanza, from.get(), to.get(), text);
        if (obstacle.isPresent()) {
            if (text) {
                counter.begin().refused();
                refuse(stanza, obstacle.get());
            }
            return;
        }
        Optional<SipAddress> target = target(to.get());
        Crossing crossing = mapping.toSip().toSip(stanza, target.map(peers::of).orElse(Peers.UNKNOWN));
        if (!crossing.xmpp().isEmpty()) {
            counter.begin().refused();
            crossing.xmpp().forEach(errands::run);
        }
        if (!crossing.sip().isEmpty() && target.isPresent()) {
            List<Request> requests =
                    crossing.sip().stream().map(Request.class::cast).toList();
            send(new Going(stanza, target.get(), text, counter, System.nanoTime()), requests);
        }
    }

    private Optional<Failure> obstacle(Message stanza, XmppAddress from, XmppAddress to, boolean text) {
        if (!served.isOnXmpp(from)) {
            boolean round =
                    text && served.isOnSip(from) && watch.wentOut(from, to, stanza.getThread(), stanza.getBody());
            return failure(
                    round ? Reason.LOOP : Reason.REFUSED_BY_RECIPIENT, "not a user of a domain that is served here");
        }
        if (!served.isOnSip(to)) {
            return failure(Reason.UNKNOWN_RECIPIENT, "no domain that is served here");
        }
        if (stanza.getType() == Message.Type.groupchat) {
            return failure(Reason.NOT_SUPPORTED, "rooms are not bridged");
        }
        return text ? watch.obstacle(from, to, stanza.getThread(), stanza.getBody()) : watch.flood(from);
    }

    private Optional<SipAddress> target(XmppAddress to) {
        try {
            return Optional.of(mapping.addresses().toSip(to.bare()));
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    private void send(Going going, List<Request> requests) {
        boolean taken = destinations.add(going.target(), () -> {
            if (going.text() && System.nanoTime() - going.began() > LONGEST_WAIT_NANOS) {
                over(going, Optional.of(Failure.of(Reason.TIMEOUT, "those before it were not answered")));
                return CompletableFuture.runAsync(() -> {}, executor);
            }
            return CompletableFuture.completedStage(requests.iterator())
                    .thenCompose(parts -> next(going, parts))
                    .whenComplete((done, broken) -> {
                        if (broken != null) {
                            LOG.error("A message could not be taken to SIP.", broken);
                            over(going, Optional.of(Failure.of(Reason.INTERNAL, "the gateway could not send it")));
                        }
                    });
        });
        if (!taken) {
            over(going, Optional.of(Failure.of(Reason.TOO_MANY, "too many messages wait for this recipient")));
        }
    }

    /** The parts of a text one after the other; the first that fails ends it. */
    private CompletionStage<Void> next(Going going, Iterator<Request> requests) {
        Request request = requests.next();
        return sip.send(request).thenComposeAsync(reply -> replied(going, request, reply, requests), executor);
    }

    private CompletionStage<Void> replied(Going going, Request request, SipReply reply, Iterator<Request> left) {
        heard.accept(reply);
        switch (reply) {
            case SipReply.Answered answered -> {
                SipError answer = SipErrors.of(answered.response());
                if (!SipError.isError(answer.status())) {
                    if (left.hasNext()) {
                        return next(going, left);
                    }
                    delivered(going, answer);
                } else if (answer.status() == 415 || answer.status() == 488) {
                    return refusedType(going, request, answer);
                } else {
                    over(going, Optional.of(mapping.errors().failureFor(answer)));
                }
            }
            case SipReply.Unanswered unanswered -> over(going, Optional.of(unanswered.failure()));
        }
        return CompletableFuture.completedStage(null);
    }

    private void delivered(Going going, SipError answer) {
        over(going, Optional.empty());
        mapping.toSip().answered(going.stanza(), answer, rules.receiptOn200()).ifPresent(errands::run);
    }

    /** They do not read the type: it is not sent to them again, and a text goes once more, plainly (RFC 3994 section 4). */
    private CompletionStage<Void> refusedType(Going going, Request request, SipError answer) {
        String type = SipHeaders.contentType(request).name();
        boolean plainAlready = type.equals("text/plain");
        if (!plainAlready) {
            peers.refuse(going.target(), type);
        }
        if (going.text() && !plainAlready) {
            Crossing plain = mapping.toSip().toSip(going.stanza(), peers.of(going.target()));
            if (!plain.sip().isEmpty()) {
                return next(going, plain.sip().stream().map(Request.class::cast).iterator());
            }
        }
        over(going, Optional.of(mapping.errors().failureFor(answer)));
        return CompletableFuture.completedStage(null);
    }

    private void over(Going going, Optional<Failure> failure) {
        going.passage().ifPresent(passage -> {
            if (failure.isEmpty()) {
                passage.delivered();
            } else {
                passage.refused();
                refuse(going.stanza(), failure.get());
            }
        });
    }

    /** A text of a SIP sender was not delivered, which was found out after it had been accepted. */
    void notDelivered(Receipt failed) {
        mapping.toSip().notDelivered(failed).ifPresent(request -> {
            Optional<SipAddress> target = failed.to() instanceof XmppAddress to ? target(to) : Optional.empty();
            target.ifPresent(
                    to -> destinations.add(to, () -> sip.send(request).thenAcceptAsync(reply -> {}, executor)));
        });
    }

    void refuse(Message stanza, Failure failure) {
        errands.run(ErrorStanzas.answer(stanza, mapping.errors().stanzaFailureFor(failure)));
    }

    int waiting() {
        return destinations.waiting();
    }

    boolean isIdle() {
        return destinations.isIdle();
    }

    private static Optional<Failure> failure(Reason reason, String detail) {
        return Optional.of(Failure.of(reason, detail));
    }

    /** A stanza under way; only one with a text counts, and only its sender hears of a failure. */
    private record Going(
            Message stanza, SipAddress target, boolean text, Optional<WayCounter.Passage> passage, long began) {

        Going(Message stanza, SipAddress target, boolean text, WayCounter counter, long began) {
            this(stanza, target, text, text ? Optional.of(counter.begin()) : Optional.empty(), began);
        }
    }
}
