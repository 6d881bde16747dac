package org.isthmus.gateway.vectors;

import gov.nist.javax.sip.parser.StringMsgParser;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import javax.sip.message.Message;
import javax.sip.message.Request;
import org.isthmus.gateway.domain.MemoryXmpp;
import org.isthmus.gateway.message.Crossing;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.XmlEnvironment;

/** Texts of the vectors as the messages that the libraries would hand over, and back. */
final class Wire {

    private Wire() {}

    static Message sip(String text) throws ParseException {
        return new StringMsgParser()
                .parseSIPMessage(
                        text.getBytes(StandardCharsets.UTF_8), true, false, (problem, message, type, header, body) -> {
                            throw problem;
                        });
    }

    static Request request(String text) throws ParseException {
        return (Request) sip(text);
    }

    static Stanza stanza(String text) {
        return MemoryXmpp.parsed(text);
    }

    /** An output with the name of its protocol. */
    record Sent(String protocol, String text) {}

    static List<Sent> sent(Crossing crossing) {
        List<Sent> all = new ArrayList<>();
        crossing.sip().forEach(message -> all.add(sent(message)));
        crossing.xmpp().forEach(stanza -> all.add(sent(stanza)));
        return all;
    }

    static Sent sent(Message message) {
        return new Sent("sip", message.toString());
    }

    static Sent sent(Stanza stanza) {
        return new Sent("xmpp", stanza.toXML(XmlEnvironment.EMPTY).toString());
    }
}
