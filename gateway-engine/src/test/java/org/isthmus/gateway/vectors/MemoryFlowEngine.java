package org.isthmus.gateway.vectors;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.isthmus.gateway.address.AddressMapper;
import org.isthmus.gateway.address.AddressMemory;
import org.isthmus.gateway.concurrent.ManualScheduler;
import org.isthmus.gateway.concurrent.SerialExecutor;
import org.isthmus.gateway.domain.GatewayMemory;
import org.isthmus.gateway.domain.GatewayRules;
import org.isthmus.gateway.domain.MemorySip;
import org.isthmus.gateway.domain.MemoryXmpp;
import org.isthmus.gateway.domain.presence.PresenceGateway;
import org.isthmus.gateway.domain.presence.PresenceLimits;
import org.isthmus.gateway.error.ErrorMapping;
import org.isthmus.gateway.message.SipMessages;
import org.jivesoftware.smack.packet.Presence;

/** The presence of a gateway whose two sides are lists. */
final class MemoryFlowEngine implements FlowEngine {

    private final ManualScheduler clock;
    private final MemorySip sip = new MemorySip();
    private final MemoryXmpp xmpp = new MemoryXmpp();
    private final PresenceGateway gateway;
    private int sipTaken;
    private int xmppTaken;

    MemoryFlowEngine(Instant now, GatewayMemory store) {
        clock = new ManualScheduler(now);
        AddressMapper addresses = new AddressMapper();
        gateway = new PresenceGateway(
                GatewayRules.between(
                        Set.of("example.net", "conf.example.net"), Set.of("example.com", "rooms.example.com")),
                PresenceLimits.DEFAULT,
                sip,
                xmpp,
                new SipMessages("gw.example.com", "tcp"),
                addresses,
                new AddressMemory(100),
                new ErrorMapping(addresses, ErrorMapping.Profile.RFC),
                clock,
                new Random(1),
                store,
                new SerialExecutor());
        gateway.xmppOnline();
    }

    @Override
    public void receive(String protocol, String text) {
        if (protocol.equals("xmpp")) {
            gateway.stanza((Presence) MemoryXmpp.parsed(text));
        } else if (text.startsWith("SIP/2.0 ")) {
            sip.response(text);
        } else {
            sip.request(gateway, text);
        }
    }

    @Override
    public void advance(Duration by) {
        clock.advance(by);
    }

    @Override
    public List<Wire.Sent> take() {
        List<Wire.Sent> all = new ArrayList<>();
        for (; sipTaken < sip.sent().size(); sipTaken++) {
            all.add(Wire.sent(sip.sent().get(sipTaken)));
        }
        for (; xmppTaken < xmpp.sent().size(); xmppTaken++) {
            all.add(Wire.sent(xmpp.sent().get(xmppTaken)));
        }
        return all;
    }

    @Override
    public Duration patience() {
        return Duration.ZERO;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
