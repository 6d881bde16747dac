package org.isthmus.gateway.xmpp;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.call.CallTaker;
import org.isthmus.gateway.concurrent.OrderedExecutor;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.endpoint.OwnPresence;
import org.isthmus.gateway.endpoint.SetupStep;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.message.Jids;
import org.isthmus.gateway.signal.ChatState;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.signal.PresenceUpdate;
import org.isthmus.gateway.signal.Signal;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smackx.carbons.packet.Carbon;
import org.jivesoftware.smackx.carbons.packet.CarbonExtension;
import org.jivesoftware.smackx.mam.element.MamElements.MamResultExtension;

/**
 * What an account does while it is signed in, and what outlives one connection: the order of what happens after signing in,
 * where stanzas go, what is sent. Used on the account's executor.
 */
final class Session implements LinkEvents {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AccountListener listener;
    private final OrderedExecutor executor;
    private final XmppAddress own;
    private final SignalStanzas stanzas = new SignalStanzas();
    private final Wire wire = new Wire();
    private final IqRequests requests;
    private final Outbox outbox;
    private final ArchiveProgress progress;
    private final Inbound inbound;
    private final CatchUp catchUp;
    private final Roster roster;
    private final Presences presences;
    private final Keepalive keepalive;
    private final AccountCalls calls;

    private Optional<Link> source = Optional.empty();
    private OwnInArchive ours = new OwnInArchive();
    private boolean returning;
    private boolean wasOnline;

    /**
     * What an account does.
     *
     * @param taker told of calls that come in; without one the account says that it takes none
     * @param broken told of a link that does not work any more
     */
    Session(
            XmppAccountConfig config,
            OrderedExecutor executor,
            Scheduler scheduler,
            ArchiveMarks marks,
            AccountListener listener,
            Optional<CallTaker> taker,
            BiConsumer<Link, Failure> broken) {
        this.listener = listener;
        this.executor = executor;
        this.own = config.address().bare();
        this.requests = new IqRequests(wire, scheduler, executor);
        this.outbox = new Outbox(wire, scheduler);
        this.progress = new ArchiveProgress(config.id(), marks, executor);
        this.inbound = new Inbound(own, stanzas, progress, listener::arrived, new Refusals(wire, executor)::refuse);
        this.catchUp = new CatchUp(requests, this::archived);
        this.roster = new Roster(requests, listener::contactsChanged);
        this.presences = new Presences(wire);
        this.keepalive = new Keepalive(scheduler, executor, requests, outbox::isWaitingForServer, broken);
        this.calls = new AccountCalls(new CallRoad(wire, requests, outbox, roster), executor, scheduler, taker);
    }

    @Override
    public void created(Link link) {
        source = Optional.of(link);
        link.connection()
                .registerIQRequestHandler(new RosterPushes(own, push -> executor.execute(() -> roster.pushed(push))));
        calls.created(link, request -> executor.execute(() -> received(link, request)));
    }

    @Override
    public void signedIn(Link link, boolean resumed) {
        wire.open(link);
        listener.stateChanged(new EndpointState.Online(link.transport(), link.isEncrypted()));
        if (resumed) {
            outbox.resume();
            calls.resumed();
            presences.sayUnsaid();
        } else {
            returning = wasOnline;
            wasOnline = true;
            begin();
        }
        keepalive.start(link);
    }

    private void begin() {
        progress.restart();
        ours = new OwnInArchive();
        requests.send(new Carbon.Enable(), PATIENCE);
        roster.load();
        calls.restarted();
        presences.sayAgain();
        Optional<String> from = outbox.hasUnconfirmed() ? outbox.oldestMark() : progress.mark();
        catchUp.start(from, this::caughtUp);
    }

    private void archived(CatchUp.Result result) {
        inbound.archived(result, returning).ifPresent(id -> ours.add(id, result.archivedAt()));
    }

    private void caughtUp(boolean complete) {
        if (complete) {
            progress.caughtUp();
        }
        outbox.restart(ours.passedOn());
    }

    @Override
    public void signedOut() {
        keepalive.stop();
        catchUp.interrupt();
        outbox.suspend();
        calls.interrupted();
        wire.close();
        requests.loseAll(Failure.of(Reason.CONNECTION_LOST, "the connection ended"));
    }

    @Override
    public void received(Link link, Stanza stanza) {
        if (source.filter(link::equals).isEmpty()) {
            return;
        }
        keepalive.heard();
        switch (stanza) {
            case Message message -> message(message);
            case Presence presence -> {
                calls.take(presence);
                inbound.presence(presence);
            }
            case IQ iq -> {
                if (!requests.take(iq)) {
                    calls.take(iq);
                }
            }
            default -> {}
        }
    }

    private void message(Message message) {
        MamResultExtension result = MamResultExtension.from(message);
        CarbonExtension carbon = CarbonExtension.from(message);
        if (result != null) {
            catchUp.take(message, result);
        } else if (carbon != null) {
            if (inbound.carbon(message, carbon)) {
                calls.take(carbon.getForwarded().getForwardedStanza());
            }
        } else {
            calls.take(message);
            inbound.live(message);
        }
    }

    @Override
    public void acknowledged(Link link, Stanza stanza) {
        outbox.acknowledged(stanza);
    }

    @Override
    public void written(Link link, Stanza stanza) {
        outbox.written(stanza);
    }

    @Override
    public void doubtful() {
        keepalive.check();
    }

    @Override
    public void stateChanged(EndpointState state) {
        listener.stateChanged(state);
    }

    @Override
    public void setupStep(SetupStep step) {
        listener.setupStep(step);
    }

    CompletableFuture<Outcome> send(Signal signal) {
        if (wire.link().isEmpty()) {
            return failed(Reason.NOT_SIGNED_IN, "not signed in");
        }
        try {
            Stanza stanza = stanzas.write(signal);
            if (signal instanceof InstantMessage message) {
                inbound.sent(message.id());
            }
            if (signal instanceof PresenceUpdate && stanza instanceof Presence presence) {
                presences.remember(presence);
            }
            boolean lasting = !(signal instanceof ChatState || signal instanceof PresenceUpdate);
            return outbox.submit(stanza, lasting, progress.mark());
        } catch (AddressException e) {
            return failed(Reason.BAD_ADDRESS, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return failed(Reason.BAD_DATA, String.valueOf(e.getMessage()));
        }
    }

    void publish(OwnPresence presence) {
        presences.publish(presence);
    }

    /** Does something about a contact; the address must be one of XMPP. */
    CompletableFuture<Outcome> contact(Address address, Function<XmppAddress, CompletableFuture<Outcome>> action) {
        if (wire.link().isEmpty()) {
            return failed(Reason.NOT_SIGNED_IN, "not signed in");
        }
        return address instanceof XmppAddress jid
                ? action.apply(jid.bare())
                : failed(Reason.BAD_ADDRESS, address + " is no XMPP address");
    }

    CompletableFuture<Outcome> put(XmppAddress address, String name, Set<String> groups) {
        boolean ask =
                roster.find(address).filter(c -> c.weSeeThem() || c.asked()).isEmpty();
        return roster.put(address, name, groups).thenApply(outcome -> {
            if (ask && outcome instanceof Outcome.Accepted) {
                wire.send(StanzaBuilder.buildPresence()
                        .ofType(Presence.Type.subscribe)
                        .to(Jids.jid(address))
                        .build());
            }
            return outcome;
        });
    }

    Roster roster() {
        return roster;
    }

    AccountCalls calls() {
        return calls;
    }

    void end() {
        calls.end();
        outbox.giveUp();
    }

    private static CompletableFuture<Outcome> failed(Reason reason, String detail) {
        return CompletableFuture.completedFuture(new Outcome.Failed(Failure.of(reason, detail)));
    }
}
