package org.isthmus.gateway.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.domain.presence.PresenceGateway;
import org.isthmus.gateway.domain.presence.PresenceLimits;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.error.SipError;
import org.isthmus.gateway.message.Jids;
import org.isthmus.gateway.message.SipMessages;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;

/**
 * Joins a SIP domain and an XMPP domain: takes what comes from one side, and sends what it means to the other. Everything runs
 * on one ordered executor; the methods only hand work to it, and may be called from any thread.
 */
public final class DomainGateway implements SipArrivals, XmppArrivals {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Executor executor;
    private final Scheduler scheduler;
    private final Errands errands;
    private final Fence fence;
    private final Watchfulness watch;
    private final MessagesToSip toSip;
    private final MessagesToXmpp toXmpp;
    private final PresenceGateway presence;
    private final Mapping mapping;
    private final WayCounter sipWay = new WayCounter();
    private final WayCounter xmppWay = new WayCounter();
    private volatile boolean online;
    private volatile Optional<Failure> failure = Optional.empty();
    private boolean stopping;

    /**
     * @param component the domain that the component has on the XMPP side
     * @param messages builds requests and responses with this gateway's own Contact
     * @param store what has to be known again after a restart
     * @param executor runs one task after the other, in their order
     */
    public DomainGateway(
            GatewayRules rules,
            String component,
            SipSide sip,
            XmppSide xmpp,
            SipMessages messages,
            GatewayMemory store,
            Scheduler scheduler,
            RandomGenerator random,
            Executor executor) {
        this.executor = executor;
        this.scheduler = scheduler;
        this.mapping = Mapping.of(rules, messages, store, scheduler);
        this.watch = new Watchfulness(rules, scheduler);
        String server = rules.xmppDomains().stream().sorted().findFirst().orElseThrow();
        this.fence = new Fence(
                xmpp,
                scheduler,
                executor,
                Jids.jid(new XmppAddress("", component, "")),
                Jids.jid(new XmppAddress("", server, "")));
        this.errands = new Errands(xmpp, fence, store);
        this.presence = new PresenceGateway(
                rules,
                PresenceLimits.DEFAULT,
                sip,
                xmpp,
                messages,
                mapping.addresses(),
                mapping.memory(),
                mapping.errors(),
                scheduler,
                random,
                store,
                executor);
        Peers peers = new Peers();
        this.toSip = new MessagesToSip(rules, mapping, sip, errands, executor, watch, peers, sipWay, presence::heard);
        this.toXmpp = new MessagesToXmpp(rules, mapping, xmpp, fence, watch, peers, xmppWay, toSip::notDelivered);
    }

    @Override
    public void request(SipArrival arrival) {
        executor.execute(() -> take(arrival));
    }

    @Override
    public void stanza(Stanza stanza) {
        executor.execute(() -> take(stanza));
    }

    @Override
    public void online() {
        online = true;
        failure = Optional.empty();
        executor.execute(errands::online);
        presence.xmppOnline();
    }

    @Override
    public void lost(Failure why) {
        online = false;
        failure = Optional.of(why);
        executor.execute(fence::lost);
        presence.xmppLost();
    }

    private void take(SipArrival arrival) {
        Request request = arrival.request();
        if (stopping) {
            arrival.answer(toXmpp.refusal(request, Failure.of(Reason.NOT_SIGNED_IN, "the gateway is stopping")));
            return;
        }
        switch (request.getMethod()) {
            case Request.MESSAGE -> toXmpp.take(arrival);
            case Request.SUBSCRIBE, Request.NOTIFY -> presence.request(arrival);
            default -> arrival.answer(mapping.sip().refusal(request, SipError.of(Response.METHOD_NOT_ALLOWED)));
        }
    }

    private void take(Stanza stanza) {
        switch (stanza) {
            case Message message when message.getType() == Message.Type.error -> toXmpp.failed(message);
            case Message message
            when stopping -> toSip.refuse(message, Failure.of(Reason.NOT_SIGNED_IN, "the gateway is stopping"));
            case Message message -> toSip.take(message);
            case IQ iq -> fence.takes(iq);
            case Presence stanzaOfPresence -> presence.stanza(stanzaOfPresence);
            default -> {
                // There are no other stanzas.
            }
        }
    }

    public GatewayStatus status() {
        return new GatewayStatus(
                sipWay.now(),
                xmppWay.now(),
                toSip.waiting(),
                watch.loops(),
                watch.floods(),
                online,
                failure.map(Failure::detail));
    }

    /**
     * Takes nothing new any more, and waits for what is under way.
     *
     * @return completes when nothing is, or after that time; never exceptionally
     */
    public CompletionStage<Void> stop(Duration patience) {
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        Instant end = scheduler.instant().plus(patience);
        executor.execute(() -> {
            stopping = true;
            presence.stop();
            executor.execute(() -> waitUntilIdle(end, stopped));
        });
        return stopped;
    }

    /**
     * After {@link #stop} and after the XMPP side has ended: answers that could not be sent any more are kept in the store.
     *
     * @return completes when they are handed to it
     */
    public CompletionStage<Void> keepAnswers() {
        return CompletableFuture.runAsync(errands::keep, executor);
    }

    private void waitUntilIdle(Instant end, CompletableFuture<Void> stopped) {
        if ((toSip.isIdle() && toXmpp.isIdle() && errands.isIdle())
                || !scheduler.instant().isBefore(end)) {
            stopped.complete(null);
        } else {
            scheduler.after(LOOK_AGAIN, () -> executor.execute(() -> waitUntilIdle(end, stopped)));
        }
    }
}
