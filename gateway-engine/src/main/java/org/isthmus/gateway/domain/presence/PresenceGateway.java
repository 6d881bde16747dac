package org.isthmus.gateway.domain.presence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.AddressMapper;
import org.isthmus.gateway.address.AddressMemory;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.domain.GatewayMemory;
import org.isthmus.gateway.domain.GatewayRules;
import org.isthmus.gateway.domain.SipArrival;
import org.isthmus.gateway.domain.SipReply;
import org.isthmus.gateway.domain.SipSide;
import org.isthmus.gateway.domain.XmppSide;
import org.isthmus.gateway.error.ErrorMapping;
import org.isthmus.gateway.message.Jids;
import org.isthmus.gateway.message.SipMessages;
import org.isthmus.gateway.presence.NotifyReader;
import org.isthmus.gateway.presence.PidfCodec;
import org.isthmus.gateway.presence.XmppPresenceCodec;
import org.jivesoftware.smack.packet.Presence;

/**
 * Presence between whole domains (RFC 8048): every user of one side can watch every user of the other. Permissions outlive
 * a restart in the store; dialogs do not. The methods may be called from any thread and return at once; all work is done on
 * the executor, which has to keep the order.
 */
public final class PresenceGateway {

    private static final int BACK_IN_SECONDS = 5;
    private static final Duration BETWEEN_CONFIRMATIONS = Duration.ofMinutes(5);

    private final PresenceTools tools;
    private final WatchDialogs dialogs;
    private final WatchesOfSip ofSip;
    private final WatchesOfXmpp ofXmpp;
    private final WatchSpread xmppSpread;
    private final WatchSpread sipSpread;
    private Instant confirmed = Instant.EPOCH;

    /**
     * Takes up the permissions of the store; nothing is sent before {@link #xmppOnline()} or a first arrival.
     *
     * @param memory the exact SIP URIs that were seen; filled from the store by whoever made it
     */
    public PresenceGateway(
            GatewayRules rules,
            PresenceLimits limits,
            SipSide sip,
            XmppSide xmpp,
            SipMessages messages,
            AddressMapper addresses,
            AddressMemory memory,
            ErrorMapping errors,
            Scheduler scheduler,
            RandomGenerator random,
            GatewayMemory store,
            Executor executor) {
        PidfCodec pidf = new PidfCodec(addresses);
        XmppPresenceCodec stanzas = new XmppPresenceCodec(addresses, scheduler);
        PresenceLink link = new PresenceLink(scheduler, executor);
        this.tools = new PresenceTools(
                rules,
                limits,
                sip,
                messages,
                new SubscriptionRequests(messages, pidf),
                addresses,
                memory,
                errors,
                scheduler,
                random,
                store,
                executor,
                new PresenceOutbox(xmpp, stanzas),
                link);
        this.dialogs = new WatchDialogs(messages, new NotifyReader(pidf));
        this.ofXmpp = new WatchesOfXmpp(tools, stanzas);
        this.ofSip = new WatchesOfSip(tools, dialogs, pair -> ofXmpp.isAllowed(pair.reversed()));
        this.xmppSpread = new WatchSpread(tools);
        this.sipSpread = new WatchSpread(tools);
        executor.execute(() -> {
            link.follow(this::tryOne, this::answersAgain);
            ofXmpp.restore();
            ofSip.restore();
        });
    }

    /** A SUBSCRIBE or NOTIFY, within a dialog or not. */
    public void request(SipArrival arrival) {
        tools.executor().execute(() -> {
            tools.link().alive();
            switch (arrival.request().getMethod()) {
                case Request.SUBSCRIBE -> ofXmpp.subscribed(arrival);
                case Request.NOTIFY -> dialogs.notified(arrival, tools);
                default -> arrival.answer(tools.refusal(arrival.request(), Response.METHOD_NOT_ALLOWED));
            }
        });
    }

    /** A presence stanza; one that is not from an XMPP domain to a SIP domain is not taken. */
    public void stanza(Presence presence) {
        tools.executor()
                .execute(() -> Jids.address(presence.getFrom())
                        .ifPresent(from -> Jids.address(presence.getTo())
                                .filter(to -> isBetweenTheDomains(from, to))
                                .ifPresent(to -> {
                                    ofSip.stanza(presence, from, to);
                                    ofXmpp.stanza(presence, from, to);
                                })));
    }

    private boolean isBetweenTheDomains(XmppAddress from, XmppAddress to) {
        try {
            return !from.local().isEmpty()
                    && !to.local().isEmpty()
                    && tools.rules().xmppDomains().contains(from.domain())
                    && tools.rules()
                            .sipDomains()
                            .contains(tools.addresses().toSip(to.bare()).host());
        } catch (AddressException e) {
            return false;
        }
    }

    /** The component is taken in, for the first time or again. */
    public void xmppOnline() {
        tools.executor().execute(() -> {
            tools.outbox().flush();
            List<Runnable> tasks = new ArrayList<>(ofXmpp.afterXmpp());
            tasks.addAll(ofSip.afterXmpp());
            xmppSpread.begin(tasks);
        });
    }

    /** The component's connection is gone; what happens on SIP meanwhile is kept for it. */
    public void xmppLost() {
        tools.executor().execute(xmppSpread::stop);
    }

    /** What came of a request that had nothing to do with presence: it shows too whether SIP is silent. On the executor. */
    public void heard(SipReply reply) {
        tools.link().heard(reply);
    }

    private void confirmAll() {
        confirmed = tools.scheduler().instant();
        List<Runnable> tasks = new ArrayList<>(ofSip.afterSip());
        tasks.addAll(ofXmpp.afterSip());
        sipSpread.begin(tasks);
    }

    /** Tells the watchers on SIP that the gateway goes and when to come again. Permissions stay. */
    public void stop() {
        tools.executor().execute(() -> ofXmpp.stop(BACK_IN_SECONDS));
    }

    private void tryOne() {
        ofSip.retries().findFirst().ifPresent(Runnable::run);
    }

    /** A few hosts that come and go must not have every dialog confirmed again and again. */
    private void answersAgain() {
        if (tools.scheduler().instant().isBefore(confirmed.plus(BETWEEN_CONFIRMATIONS))) {
            sipSpread.begin(ofSip.retries().toList());
        } else {
            confirmAll();
        }
    }
}
