package org.isthmus.gateway.sip.trunk;

import static org.awaitility.Awaitility.await;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.isthmus.gateway.concurrent.ManualScheduler;
import org.isthmus.gateway.domain.SipArrival;
import org.isthmus.gateway.domain.SipReply;
import org.isthmus.gateway.sip.FixedDns;
import org.isthmus.gateway.sip.ScriptedPeer;
import org.isthmus.gateway.sip.transport.Wire;

/** A trunk on loopback, with a clock that stands until it is turned, and what arrived on it. */
final class TrunkLab implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(20);
    static final String LOOPBACK = "127.0.0.1";

    final ManualScheduler clock = new ManualScheduler();
    final FixedDns dns = new FixedDns();
    final List<SipArrival> arrivals = new CopyOnWriteArrayList<>();
    final SipTrunk trunk;

    /** Listens on UDP and TCP and believes loopback. */
    TrunkLab() throws IOException {
        this(config -> config);
    }

    TrunkLab(UnaryOperator<SipTrunkConfig> change) throws IOException {
        clock.advance(Duration.between(clock.instant(), Instant.now()));
        trunk = new SipTrunk(change.apply(config()), clock, dns);
        trunk.start(arrivals::add);
    }

    static SipTrunkConfig.Listener listener(Wire wire) {
        return new SipTrunkConfig.Listener(wire, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private static SipTrunkConfig config() {
        return new SipTrunkConfig(
                LOOPBACK,
                List.of(listener(Wire.UDP), listener(Wire.TCP)),
                Map.of(),
                Optional.empty(),
                List.of(Trusted.parse("127.0.0.0/8")),
                Optional.empty(),
                Optional.empty(),
                TrunkTls.withoutCertificate(),
                TrunkLimits.recommended());
    }

    static UnaryOperator<SipTrunkConfig> towards(SipTrunkConfig.Target... hops) {
        return config -> new SipTrunkConfig(
                config.host(),
                config.listeners(),
                Map.of("sip.test", List.of(hops)),
                config.outboundProxy(),
                config.trusted(),
                config.inbound(),
                config.credentials(),
                config.tls(),
                config.limits());
    }

    static SipTrunkConfig.Target target(Wire wire, ScriptedPeer peer) {
        return new SipTrunkConfig.Target(wire, LOOPBACK, peer.port());
    }

    static UnaryOperator<SipTrunkConfig> limited(UnaryOperator<TrunkLimits> change) {
        return config -> new SipTrunkConfig(
                config.host(),
                config.listeners(),
                config.domains(),
                config.outboundProxy(),
                config.trusted(),
                config.inbound(),
                config.credentials(),
                config.tls(),
                change.apply(config.limits()));
    }

    static UnaryOperator<SipTrunkConfig> authenticating(
            List<Trusted> trusted,
            Optional<SipTrunkConfig.Credentials> inbound,
            Optional<SipTrunkConfig.Credentials> credentials) {
        return config -> new SipTrunkConfig(
                config.host(),
                config.listeners(),
                config.domains(),
                config.outboundProxy(),
                trusted,
                inbound,
                credentials,
                config.tls(),
                config.limits());
    }

    int udp() {
        return trunk.port(Wire.UDP).orElseThrow();
    }

    int tcp() {
        return trunk.port(Wire.TCP).orElseThrow();
    }

    /** A request as a peer on UDP sends it. */
    static String request(String method, String branch, String... more) {
        return requestOver("UDP", method, branch, more);
    }

    static String requestOver(String wire, String method, String branch, String... more) {
        StringBuilder out = new StringBuilder(method + " sip:juliet@sip.test SIP/2.0\r\n");
        out.append("Via: SIP/2.0/")
                .append(wire)
                .append(" 127.0.0.1:5999;rport;branch=z9hG4bK")
                .append(branch);
        out.append("\r\nMax-Forwards: 70\r\nFrom: <sip:romeo@xmpp.test>;tag=f").append(branch);
        out.append("\r\nTo: <sip:juliet@sip.test>\r\nCall-ID: c").append(branch);
        out.append("\r\nCSeq: 1 ").append(method).append("\r\n");
        for (String header : more) {
            out.append(header).append("\r\n");
        }
        return out.append("Content-Length: 0\r\n\r\n").toString();
    }

    /** A request as the gateway gives it to the trunk. */
    static SIPRequest outgoing(String method, String body, String... more) {
        StringBuilder out = new StringBuilder(method + " sip:juliet@sip.test SIP/2.0\r\n");
        out.append("Max-Forwards: 70\r\nFrom: <sip:romeo@xmpp.test>;tag=f1\r\nTo: <sip:juliet@sip.test>\r\n");
        out.append("Call-ID: c1\r\nCSeq: 1 ").append(method).append("\r\nContent-Type: text/plain\r\n");
        for (String header : more) {
            out.append(header).append("\r\n");
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        out.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
        try {
            SIPRequest request = (SIPRequest) new StringMsgParser()
                    .parseSIPMessage(out.toString().getBytes(StandardCharsets.UTF_8), false, false, null);
            request.setMessageContent(bytes);
            return request;
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    CompletableFuture<SipReply> send(SIPRequest request) {
        return trunk.send(request).toCompletableFuture();
    }

    static <T> T done(CompletableFuture<T> future) {
        return future.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
    }

    static int status(CompletableFuture<SipReply> reply) {
        return ((SipReply.Answered) done(reply)).response().getStatusCode();
    }

    SipArrival arrival(int number) {
        await().atMost(SOON).until(() -> arrivals.size() >= number);
        return arrivals.get(number - 1);
    }

    void answer(SipArrival arrival, int status) {
        arrival.answer(((SIPRequest) arrival.request()).createResponse(status));
    }

    @Override
    public void close() throws IOException {
        trunk.close();
    }
}
