package org.isthmus.tests.bench;

import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.isthmus.gateway.address.AddressMapper;
import org.isthmus.gateway.error.ErrorMapping;
import org.isthmus.gateway.message.CallIds;
import org.isthmus.gateway.message.Crossing;
import org.isthmus.gateway.message.Notifications;
import org.isthmus.gateway.message.SipMessages;
import org.isthmus.gateway.message.TrunkArrivals;
import org.isthmus.gateway.message.TrunkMessages;
import org.isthmus.gateway.sip.text.RandomIds;
import org.isthmus.gateway.sip.text.SipReader;
import org.isthmus.gateway.sip.text.SipWriter;
import org.isthmus.gateway.xmpp.component.WireText;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jivesoftware.smack.util.PacketParserUtils;
import org.jivesoftware.smack.xml.SmackXmlParser;
import org.jivesoftware.smack.xml.XmlPullParser;
import org.jspecify.annotations.NullUnmarked;
import org.jxmpp.JxmppContext;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One message each way without any network: read from its wire, mapped, and written for the other wire with its answer. SIP is
 * read and written by the trunk's own reader and writer, and what goes out gets a Via with a new branch, as the trunk gives it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 6, time = 3)
@Measurement(iterations = 6, time = 3)
@Fork(1)
@NullUnmarked
public class MappingBenchmark {

    private static final String STANZA = "<message from='nora@xmpp.test/tab' to='ravi@sip.test' id='m1' type='chat'"
            + " xml:lang='en'><body>Shall we meet at eight in front of the station?</body><thread>t-77</thread>"
            + "<active xmlns='http://jabber.org/protocol/chatstates'/></message>";
    private static final String BODY = "Shall we meet at eight in front of the station?";
    private static final byte[] REQUEST = ("MESSAGE sip:nora@xmpp.test SIP/2.0\r\n"
                    + "Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK7abc\r\n"
                    + "Via: SIP/2.0/UDP 192.0.2.9:5060;branch=z9hG4bK1d32hash4;received=192.0.2.9;rport=5060\r\n"
                    + "Max-Forwards: 69\r\nFrom: \"Ravi\" <sip:ravi@sip.test>;tag=a48s\r\nTo: <sip:nora@xmpp.test>\r\n"
                    + "Call-ID: a84b4c76e66710@192.0.2.9\r\nCSeq: 314 MESSAGE\r\nUser-Agent: phone 1.0\r\n"
                    + "Content-Type: text/plain;charset=UTF-8\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY)
            .getBytes(StandardCharsets.UTF_8);

    private static final XmlEnvironment STREAM = new XmlEnvironment("jabber:client");

    private final RandomIds branches = new RandomIds();
    private XmlPullParser xmlParser;
    private TrunkMessages toSip;
    private TrunkArrivals toXmpp;

    /** A mapping as the gateway has it. */
    @Setup
    public void prepare() throws Exception {
        AddressMapper addresses = new AddressMapper();
        ErrorMapping errors = new ErrorMapping(addresses, ErrorMapping.Profile.RFC);
        SipMessages sip = new SipMessages("gw.test", "udp");
        CallIds callIds = new CallIds(10_000);
        Notifications notifications = new Notifications(10_000);
        InstantSource clock = InstantSource.system();
        toSip = new TrunkMessages(addresses, errors, sip, callIds, notifications, clock);
        toXmpp = new TrunkArrivals(addresses, errors, sip, callIds, notifications, clock);
        xmlParser = SmackXmlParser.newXmlParser(new EndlessStream(STANZA));
        xmlParser.next();
    }

    /** A stanza is read and its MESSAGE written. */
    @Benchmark
    public int xmppToSip() throws Exception {
        while (xmlParser.next() != XmlPullParser.Event.START_ELEMENT) {
            // On to the next stanza.
        }
        Message stanza = (Message)
                PacketParserUtils.parseStanza(xmlParser, XmlEnvironment.EMPTY, JxmppContext.getDefaultContext());
        Crossing crossing = toSip.toSip(stanza, new TrunkMessages.Peer(false, false));
        SIPRequest request = (SIPRequest) crossing.sip().getFirst();
        request.setVia(List.of(via()));
        return SipWriter.bytes(request).length;
    }

    private Via via() throws Exception {
        Via via = new Via();
        via.setHost("gw.test");
        via.setPort(5060);
        via.setTransport("UDP");
        via.setBranch(branches.nextBranch());
        via.setParameter(Via.RPORT, null);
        return via;
    }

    /** A MESSAGE is read, its stanza and its response written. */
    @Benchmark
    public int sipToXmpp() throws Exception {
        SipReader.Result.Request read = (SipReader.Result.Request) SipReader.read(REQUEST);
        Crossing crossing = toXmpp.toXmpp(read.message());
        Stanza stanza = crossing.xmpp().getFirst();
        byte[] xml = WireText.encode(stanza.toXML(STREAM).toString());
        return xml.length + SipWriter.bytes((SIPMessage) crossing.sip().getFirst()).length;
    }
}
