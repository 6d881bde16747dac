package org.isthmus.gateway.xmpp.jingle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.concurrent.ManualScheduler;
import org.isthmus.gateway.concurrent.SerialExecutor;
import org.isthmus.gateway.message.Jids;
import org.isthmus.gateway.xmpp.SmackSetup;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.parsing.SmackParsingException;
import org.jivesoftware.smack.util.PacketParserUtils;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.jxmpp.JxmppContext;

/**
 * A server between devices, on one thread and with a clock of its own. Every stanza goes through its XML; messages of type
 * chat reach all devices of both people, as they do with carbons (XEP-0280).
 */
final class CallNet {

    final ManualScheduler clock = new ManualScheduler();
    final SerialExecutor executor = new SerialExecutor();
    private final Map<XmppAddress, Station> stations = new LinkedHashMap<>();

    CallNet() {
        SmackSetup.begin().join();
    }

    /** Something that stanzas are delivered to. */
    interface Station {
        void receive(Stanza stanza);
    }

    static XmppAddress jid(String text) {
        try {
            return XmppAddress.parse(text);
        } catch (AddressException e) {
            throw new IllegalArgumentException(e);
        }
    }

    CallDevice device(String address) {
        CallDevice device = new CallDevice(this, jid(address));
        stations.put(jid(address), device);
        return device;
    }

    /** A device that does only what the test says. */
    ScriptedDevice script(String address) {
        ScriptedDevice device = new ScriptedDevice(this, jid(address));
        stations.put(jid(address), device);
        return device;
    }

    void leave(XmppAddress address) {
        stations.remove(address);
    }

    /** Carries a stanza, in order with all others. */
    void carry(XmppAddress from, String xml) {
        executor.execute(() -> route(from, xml));
    }

    private void route(XmppAddress from, String xml) {
        Stanza stanza = parse(xml);
        XmppAddress to = Jids.address(stanza.getTo()).orElseThrow();
        stanza.setFrom(Jids.jid(from));
        switch (stanza) {
            case IQ iq -> iq(from, to, iq);
            case Message message -> targets(from, to).forEach(each -> deliver(each, message));
            case Presence presence ->
                stations.forEach((address, station) -> {
                    if (address.bare().equals(to.bare())) {
                        deliver(station, presence);
                    }
                });
            default -> throw new IllegalArgumentException(xml);
        }
    }

    private List<Station> targets(XmppAddress from, XmppAddress to) {
        List<Station> targets = new ArrayList<>();
        stations.forEach((address, station) -> {
            boolean received = address.bare().equals(to.bare());
            boolean sent = address.bare().equals(from.bare()) && !address.equals(from);
            if (received || sent) {
                targets.add(station);
            }
        });
        return targets;
    }

    private void iq(XmppAddress from, XmppAddress to, IQ iq) {
        if (stations.containsKey(to)) {
            deliver(station(to), iq);
        } else if (iq.isRequestIQ()) {
            IQ error = IQ.createErrorResponse(iq, StanzaError.Condition.service_unavailable);
            deliver(station(from), error);
        }
    }

    private Station station(XmppAddress address) {
        return Optional.ofNullable(stations.get(address)).orElseThrow();
    }

    /** Each gets a copy of its own. */
    private void deliver(Station station, Stanza stanza) {
        String xml = stanza.toXML(XmlEnvironment.EMPTY).toString();
        executor.execute(() -> station.receive(parse(xml)));
    }

    static Stanza parse(String xml) {
        try {
            return PacketParserUtils.parseStanza(
                    PacketParserUtils.getParserFor(xml), XmlEnvironment.EMPTY, JxmppContext.getDefaultContext());
        } catch (XmlPullParserException | SmackParsingException | IOException e) {
            throw new IllegalArgumentException(xml, e);
        }
    }
}
