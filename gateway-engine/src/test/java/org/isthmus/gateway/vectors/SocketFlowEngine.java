package org.isthmus.gateway.vectors;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sip.message.Request;
import org.isthmus.gateway.address.AddressMapper;
import org.isthmus.gateway.address.AddressMemory;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.concurrent.ManualScheduler;
import org.isthmus.gateway.concurrent.OrderedExecutor;
import org.isthmus.gateway.concurrent.SystemScheduler;
import org.isthmus.gateway.domain.GatewayMemory;
import org.isthmus.gateway.domain.GatewayRules;
import org.isthmus.gateway.domain.SipArrival;
import org.isthmus.gateway.domain.SipReply;
import org.isthmus.gateway.domain.XmppArrivals;
import org.isthmus.gateway.domain.presence.PresenceGateway;
import org.isthmus.gateway.domain.presence.PresenceLimits;
import org.isthmus.gateway.error.ErrorMapping;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.message.SipMessages;
import org.isthmus.gateway.sip.RawMessage;
import org.isthmus.gateway.sip.ScriptedPeer;
import org.isthmus.gateway.sip.trunk.SipTrunk;
import org.isthmus.gateway.sip.trunk.SipTrunkConfig;
import org.isthmus.gateway.sip.trunk.TrunkLimits;
import org.isthmus.gateway.sip.trunk.TrunkTls;
import org.isthmus.gateway.sip.trunk.Trusted;
import org.isthmus.gateway.xmpp.component.ScriptedComponentServer;
import org.isthmus.gateway.xmpp.component.XmppComponent;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;

/**
 * The presence of a gateway with a real trunk and a real component, on loopback: raw SIP over one TCP connection, raw stanzas
 * on the component's stream. The flow turns the clock of the gateway and the trunk; the component's keep-alive has its own.
 */
final class SocketFlowEngine implements FlowEngine {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ManualScheduler clock;
    private final SystemScheduler real = new SystemScheduler();
    private final OrderedExecutor executor = new OrderedExecutor("gateway");
    private final AtomicInteger arrived = new AtomicInteger();
    private final ScriptedPeer peer;
    private final ScriptedComponentServer server;
    private final SipTrunk trunk;
    private final XmppComponent component;
    private final PresenceGateway gateway;
    private int fed;
    private int sipTaken;

    static SocketFlowEngine open(Instant now, GatewayMemory store) {
        try {
            return new SocketFlowEngine(now, store);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SocketFlowEngine(Instant now, GatewayMemory store) throws IOException {
        clock = new ManualScheduler(now);
        peer = ScriptedPeer.tcp();
        server = new ScriptedComponentServer("example.net");
        trunk = new SipTrunk(config(peer.port()), clock);
        component = new XmppComponent(server.config(), real);
        AddressMapper addresses = new AddressMapper();
        SipMessages messages = new SipMessages("gw.example.com", "tcp");
        gateway = new PresenceGateway(
                GatewayRules.between(
                        Set.of("example.net", "conf.example.net"), Set.of("example.com", "rooms.example.com")),
                PresenceLimits.DEFAULT,
                this::send,
                component,
                messages,
                addresses,
                new AddressMemory(100),
                new ErrorMapping(addresses, ErrorMapping.Profile.RFC),
                clock,
                new Random(1),
                store,
                executor);
        trunk.start(this::request);
        CountDownLatch online = new CountDownLatch(1);
        component.start(new Arrivals(online));
        await().atMost(PATIENCE).until(() -> online.getCount() == 0);
        connect(messages);
    }

    private static SipTrunkConfig config(int peerPort) {
        return new SipTrunkConfig(
                "gw.example.com",
                List.of(new SipTrunkConfig.Listener(
                        org.isthmus.gateway.sip.transport.Wire.TCP,
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))),
                Map.of(),
                Optional.of(
                        new SipTrunkConfig.Target(org.isthmus.gateway.sip.transport.Wire.TCP, "127.0.0.1", peerPort)),
                List.of(Trusted.parse("127.0.0.0/8")),
                Optional.empty(),
                Optional.empty(),
                TrunkTls.withoutCertificate(),
                TrunkLimits.recommended());
    }

    /** The peer writes where it was written to, so that both directions share one connection and keep one order. */
    private void connect(SipMessages messages) {
        peer.on("OPTIONS", (request, back) -> back.send(request.answer(200, "OK")));
        CompletableFuture<?> answered = trunk.send(messages.request(
                        "OPTIONS",
                        SipAddress.of("anybody", "example.net"),
                        new SipMessages.Ends(
                                SipAddress.of("anybody", "example.com"),
                                "t",
                                SipAddress.of("anybody", "example.net"),
                                "",
                                "hello",
                                1)))
                .toCompletableFuture();
        await().atMost(PATIENCE).until(answered::isDone);
        sipTaken = peer.received().size();
    }

    /** A reply counts as arrived when the gateway has it. */
    private CompletionStage<SipReply> send(Request request) {
        CompletableFuture<SipReply> taken = new CompletableFuture<>();
        trunk.send(request).thenAccept(reply -> {
            taken.complete(reply);
            arrived.incrementAndGet();
        });
        return taken;
    }

    private void request(SipArrival arrival) {
        gateway.request(arrival);
        arrived.incrementAndGet();
    }

    private final class Arrivals implements XmppArrivals {

        private final CountDownLatch online;

        Arrivals(CountDownLatch online) {
            this.online = online;
        }

        @Override
        public void stanza(Stanza stanza) {
            gateway.stanza((Presence) stanza);
            arrived.incrementAndGet();
        }

        @Override
        public void online() {
            gateway.xmppOnline();
            online.countDown();
        }

        @Override
        public void lost(Failure why) {
            gateway.xmppLost();
        }
    }

    @Override
    public void receive(String protocol, String text) {
        fed++;
        if (protocol.equals("xmpp")) {
            server.push(text.replace(" xmlns='jabber:client'", ""));
        } else {
            try {
                peer.send(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Everything that was fed has to be dealt with before time goes on. */
    @Override
    public void advance(Duration by) {
        settle();
        clock.advance(by);
        settle();
    }

    private void settle() {
        await().atMost(PATIENCE).until(() -> arrived.get() >= fed);
        CountDownLatch done = new CountDownLatch(1);
        executor.execute(done::countDown);
        await().atMost(PATIENCE).until(() -> done.getCount() == 0);
    }

    @Override
    public List<Wire.Sent> take() {
        List<Wire.Sent> all = new ArrayList<>();
        List<RawMessage> messages = peer.received();
        for (; sipTaken < messages.size(); sipTaken++) {
            RawMessage message = messages.get(sipTaken);
            all.add(new Wire.Sent(
                    "sip",
                    message.start() + "\r\n" + String.join("\r\n", message.lines()) + "\r\n\r\n" + message.text()));
        }
        List<String> stanzas = new ArrayList<>();
        server.received.drainTo(stanzas);
        stanzas.stream()
                .filter(xml -> xml.startsWith("<presence"))
                .map(SocketFlowEngine::inItsNamespace)
                .forEach(xml -> all.add(new Wire.Sent("xmpp", xml)));
        return all;
    }

    /** On the stream the namespace stands in the stream's header. */
    private static String inItsNamespace(String xml) {
        return xml.startsWith("<presence xmlns=")
                ? xml
                : "<presence xmlns='jabber:client'" + xml.substring("<presence".length());
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }

    @Override
    public void close() {
        component.close();
        try {
            trunk.close();
            peer.close();
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            real.close();
        }
    }
}
