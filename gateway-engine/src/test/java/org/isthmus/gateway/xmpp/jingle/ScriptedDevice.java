package org.isthmus.gateway.xmpp.jingle;

import java.util.ArrayList;
import java.util.List;
import org.isthmus.gateway.address.XmppAddress;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;

/** A device on a {@link CallNet} that says what the test tells it to, and acknowledges what it is asked. */
final class ScriptedDevice implements CallNet.Station {

    final List<String> received = new ArrayList<>();
    boolean acknowledging = true;

    /** What it says that it can do (XEP-0030). */
    String features = "";

    /** Services outside XMPP that it knows (XEP-0215). */
    String services = "";

    private final CallNet net;
    private final XmppAddress own;

    ScriptedDevice(CallNet net, XmppAddress own) {
        this.net = net;
        this.own = own;
    }

    /** Says something as it stands, with its own address as sender. */
    void say(String xml) {
        net.carry(own, xml);
    }

    /** Sends a Jingle element to a device. */
    void jingle(String id, String to, String element) {
        say("<iq type='set' id='" + id + "' to='" + to + "'>" + element + "</iq>");
    }

    @Override
    public void receive(Stanza stanza) {
        received.add(stanza.toXML(XmlEnvironment.EMPTY).toString().replace('"', '\''));
        if (stanza instanceof IQ iq && iq.isRequestIQ() && acknowledging) {
            switch (iq) {
                case JingleIq request ->
                    say(IQ.createResultIQ(request).toXML(XmlEnvironment.EMPTY).toString());
                case DiscoverInfo question ->
                    say("<iq type='result' id='" + question.getStanzaId() + "' to='" + question.getFrom()
                            + "'><query xmlns='http://jabber.org/protocol/disco#info'>" + features + "</query></iq>");
                case ExternalServicesIq question ->
                    say("<iq type='result' id='" + question.getStanzaId() + "' to='" + question.getFrom()
                            + "'><services xmlns='urn:xmpp:extdisco:2'>" + services + "</services></iq>");
                default ->
                    say(IQ.createErrorResponse(iq, StanzaError.Condition.service_unavailable)
                            .toXML(XmlEnvironment.EMPTY)
                            .toString());
            }
        }
    }

    /** The last stanza that has all these pieces; empty when there was none. */
    String last(String... pieces) {
        return received.reversed().stream()
                .filter(xml -> List.of(pieces).stream().allMatch(xml::contains))
                .findFirst()
                .orElse("");
    }
}
