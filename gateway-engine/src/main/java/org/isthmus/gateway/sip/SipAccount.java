package org.isthmus.gateway.sip;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.isthmus.gateway.address.Address;
import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.call.Call;
import org.isthmus.gateway.call.CallEvents;
import org.isthmus.gateway.call.CallMedia;
import org.isthmus.gateway.call.CallTaker;
import org.isthmus.gateway.call.CallingEndpoint;
import org.isthmus.gateway.concurrent.OrderedExecutor;
import org.isthmus.gateway.concurrent.Scheduler;
import org.isthmus.gateway.endpoint.Arrival;
import org.isthmus.gateway.endpoint.Contacts;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.endpoint.EndpointListener;
import org.isthmus.gateway.endpoint.EndpointState;
import org.isthmus.gateway.endpoint.Outcome;
import org.isthmus.gateway.endpoint.OwnPresence;
import org.isthmus.gateway.endpoint.SetupStep;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.message.SipMessageCodec;
import org.isthmus.gateway.presence.PidfCodec;
import org.isthmus.gateway.signal.ChatState;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.signal.PresenceUpdate;
import org.isthmus.gateway.signal.Receipt;
import org.isthmus.gateway.signal.Signal;
import org.isthmus.gateway.signal.SubscriptionAnswer;
import org.isthmus.gateway.signal.SubscriptionEnd;
import org.isthmus.gateway.signal.SubscriptionRequest;
import org.isthmus.gateway.sip.auth.DigestKeeper;
import org.isthmus.gateway.sip.call.SipCalls;
import org.isthmus.gateway.sip.transport.Flow;
import org.isthmus.gateway.sip.transport.FlowException;
import org.isthmus.gateway.sip.transport.FlowOpener;
import org.isthmus.gateway.sip.transport.Hop;
import org.isthmus.gateway.sip.transport.HopFinder;
import org.isthmus.gateway.sip.useragent.Answers;
import org.isthmus.gateway.sip.useragent.Exchanges;
import org.isthmus.gateway.sip.useragent.Identity;
import org.isthmus.gateway.sip.useragent.StreamBeside;
import org.isthmus.gateway.sip.useragent.Words;
import org.isthmus.media.description.MediaKind;

/** One SIP account: an AOR that is registered, calls and is called, sends and takes MESSAGEs, and shares presence (RFC 3261, 3428,
 * 3856). */
final class SipAccount implements CallingEndpoint {

    private final SipAccountConfig config;
    private final EndpointListener listener;
    private final OrderedExecutor executor;
    private final SipMessageCodec codec = new SipMessageCodec();
    private final PeerMemory peers = new PeerMemory();
    private final Exchanges exchanges;
    private final Outbox outbox;
    private final MessageParts parts;
    private final Envelopes envelopes;
    private final PresencePart presence;
    private final MailboxPart mailbox;
    private final Contacts contacts;
    private final SipCalls calls;
    private final InboundRequests inbound;
    private final SignIn signIn;
    private volatile EndpointState state = new EndpointState.Offline();

    SipAccount(
            SipAccountConfig config,
            EndpointListener listener,
            CallTaker taker,
            FlowOpener opener,
            HopFinder finder,
            Scheduler scheduler,
            RandomGenerator random) {
        this.config = config;
        this.listener = listener;
        this.executor = new OrderedExecutor("sip-" + config.id());
        Words words = new Words();
        Identity identity = new Identity(config.id(), config.address(), config.displayName(), words);
        String user = config.authUser().orElse(config.address().user());
        StreamBeside beside = new StreamBeside((hop, then) -> open(opener, hop, then));
        exchanges = new Exchanges(
                words, new DigestKeeper(user, config.password(), words.headers()), scheduler, executor, beside);
        Envelopes.Sequence sequence = new Envelopes.Sequence();
        outbox = new Outbox(exchanges, scheduler, executor, sequence);
        envelopes = new Envelopes(identity, sequence);
        parts = new MessageParts(codec, exchanges, config.largeMessages());
        Answers answers = new Answers(words);
        MessageInbox inbox = new MessageInbox(codec, words, answers, peers, scheduler, executor, this::arrived);
        EventTools tools =
                new EventTools(identity, exchanges, answers, new PidfCodec(), scheduler, executor, random, this::told);
        presence = new PresencePart(
                tools, "isthmus-" + words.token().substring(0, 8), list -> listener.contactsChanged(this, list));
        mailbox = new MailboxPart(tools, now -> listener.mailboxChanged(this, now));
        calls = new SipCalls(identity, exchanges, answers, scheduler, executor, random, taker, inbox::isBlocked);
        contacts = new SipContacts(executor, presence, inbox);
        inbound = new InboundRequests(words, answers, inbox, presence, mailbox, calls);
        signIn = new SignIn(config, finder, opener, identity, exchanges, scheduler, executor, random, new Hooks());
    }

    private void open(FlowOpener opener, Hop hop, Consumer<Optional<Flow>> then) {
        AccountFlowEvents events = new AccountFlowEvents(executor, exchanges, inbound, () -> {}, _ -> {});
        Thread.ofVirtual().name("sip-connect").start(() -> {
            Optional<Flow> opened;
            try {
                Flow flow = opener.open(hop, events, _ -> {});
                events.opened(flow);
                opened = Optional.of(flow);
            } catch (FlowException e) {
                opened = Optional.empty();
            }
            Optional<Flow> found = opened;
            executor.execute(() -> then.accept(found));
        });
    }

    @Override
    public EndpointId id() {
        return config.id();
    }

    @Override
    public Network network() {
        return Network.SIP;
    }

    @Override
    public Address address() {
        return config.address().bare();
    }

    @Override
    public EndpointState state() {
        return state;
    }

    @Override
    public void connect() {
        executor.execute(signIn::start);
    }

    @Override
    public void retryNow() {
        executor.execute(signIn::retryNow);
    }

    @Override
    public CompletableFuture<Outcome> send(Signal signal) {
        if (!(state instanceof EndpointState.Online)) {
            return failed(Reason.NOT_SIGNED_IN, config.address() + " is not signed in.");
        }
        if (!(signal.to() instanceof SipAddress to)) {
            return failed(Reason.BAD_ADDRESS, signal.to() + " is no SIP address.");
        }
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        executor.execute(() -> send(signal, to, outcome));
        return outcome;
    }

    private static CompletableFuture<Outcome> failed(Reason reason, String detail) {
        return CompletableFuture.completedFuture(new Outcome.Failed(Failure.of(reason, detail)));
    }

    private void send(Signal signal, SipAddress to, CompletableFuture<Outcome> outcome) {
        switch (signal) {
            case InstantMessage message ->
                queue(
                        outbox.continued(message, to)
                                .orElseGet(() -> new OutgoingText(message, to, parts, peers, envelopes)),
                        outcome);
            case Receipt receipt ->
                queue(new OutgoingNote(receipt, to, cpim -> codec.encode(receipt, cpim), peers, envelopes), outcome);
            case ChatState chatState
            when peers.wantsComposing(to) ->
                queue(new OutgoingNote(chatState, to, cpim -> codec.encode(chatState), peers, envelopes), outcome);
            case ChatState chatState ->
                outcome.complete(presence.cannot(Reason.NOT_SUPPORTED, to + " does not want to know who types."));
            case PresenceUpdate update -> presence.show(update, to, outcome::complete);
            case SubscriptionRequest request -> {
                presence.put(to, "", Set.of());
                outcome.complete(new Outcome.Accepted());
            }
            case SubscriptionAnswer answer -> {
                presence.decide(to, answer.granted());
                outcome.complete(new Outcome.Accepted());
            }
            case SubscriptionEnd end -> {
                presence.unwatch(to);
                outcome.complete(new Outcome.Accepted());
            }
        }
    }

    private void queue(OutgoingMessage message, CompletableFuture<Outcome> outcome) {
        message.outcome().thenAccept(outcome::complete);
        outbox.add(message);
    }

    @Override
    public Call call(Address to, Set<MediaKind> kinds, CallMedia media, CallEvents events) {
        return calls.call(to, kinds, media, events);
    }

    @Override
    public void publish(OwnPresence own) {
        executor.execute(() -> presence.publish(own));
    }

    @Override
    public Contacts contacts() {
        return contacts;
    }

    @Override
    public void close() {
        executor.execute(() -> {
            calls.end();
            presence.end();
            mailbox.end();
            signIn.stop(() -> {
                Failure closed = Failure.of(Reason.NOT_SIGNED_IN, "The account was signed out.");
                outbox.end(closed);
                presence.offline();
                mailbox.offline();
                set(new EndpointState.Offline());
            });
        });
    }

    private void arrived(Arrival arrival) {
        listener.arrived(this, arrival);
    }

    /** Signals that need no answer to whoever caused them. */
    private void told(Signal signal) {
        arrived(new Arrival() {
            @Override
            public Signal signal() {
                return signal;
            }

            @Override
            public void accept() {
                // The request that brought it has been answered.
            }

            @Override
            public void refuse(Failure failure) {
                // The request that brought it has been answered.
            }
        });
    }

    private void set(EndpointState now) {
        boolean wasOnline = state instanceof EndpointState.Online;
        state = now;
        boolean isOnline = now instanceof EndpointState.Online;
        if (isOnline) {
            // What was under way goes out before anything that is sent because of the news.
            outbox.online();
        } else if (wasOnline) {
            outbox.offline();
            presence.offline();
            mailbox.offline();
        }
        listener.stateChanged(this, now);
        if (isOnline) {
            presence.online();
            mailbox.online();
            calls.online();
        }
    }

    /** What sign-in tells this account. */
    private final class Hooks implements SignIn.Hooks {

        @Override
        public void state(EndpointState now) {
            set(now);
        }

        @Override
        public void step(SetupStep step) {
            listener.setupStep(SipAccount.this, step);
        }

        @Override
        public AccountFlowEvents events(Runnable signs, Consumer<Failure> losses) {
            return new AccountFlowEvents(executor, exchanges, inbound, signs, losses);
        }
    }
}
