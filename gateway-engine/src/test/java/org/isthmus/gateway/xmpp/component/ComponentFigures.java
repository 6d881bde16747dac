package org.isthmus.gateway.xmpp.component;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.isthmus.gateway.xmpp.SmackSetup;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smack.packet.XmlEnvironment;
import org.jxmpp.jid.impl.JidCreate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a message costs on its way in and out, in CPU time of one thread. Started by hand; not a test. */
final class ComponentFigures {

    private static final Logger LOG = LoggerFactory.getLogger(ComponentFigures.class);

    private static final int MESSAGES = 100_000;
    private static final int ROUNDS = 5;

    private ComponentFigures() {}

    public static void main(String[] arguments) throws IOException {
        SmackSetup.begin().join();
        for (int users : new int[] {10, 10_000}) {
            byte[] stream = stream(users);
            for (int round = 1; round <= ROUNDS; round++) {
                long begun = cpu();
                int frames = cut(stream);
                long cut = cpu();
                int read = read(stream);
                long parsed = cpu();
                long bytes = write(users);
                long written = cpu();
                LOG.info(
                        "{} users, round {}: cut {} us, cut and read {} us, write {} us a message ({} {} {})",
                        users,
                        round,
                        micros(cut - begun),
                        micros(parsed - cut),
                        micros(written - parsed),
                        frames,
                        read,
                        bytes);
            }
        }
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double micros(long nanos) {
        return Math.round(nanos / 10.0 / MESSAGES) / 100.0;
    }

    private static byte[] stream(int users) {
        StringBuilder xml = new StringBuilder("<stream:stream xmlns='jabber:component:accept'"
                + " xmlns:stream='http://etherx.jabber.org/streams' id='1'>");
        for (int i = 0; i < MESSAGES; i++) {
            xml.append("<message from='user")
                    .append(i % users)
                    .append("@xmpp.test/laptop' to='user")
                    .append(i % users)
                    .append("@sip.test' type='chat' id='m")
                    .append(i)
                    .append("'><body>It is message number ")
                    .append(i)
                    .append(", and it is as long as messages are: two lines &amp; a bit.</body>"
                            + "<active xmlns='http://jabber.org/protocol/chatstates'/>"
                            + "<request xmlns='urn:xmpp:receipts'/></message>");
        }
        return xml.append("</stream:stream>").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static int cut(byte[] stream) throws IOException {
        StanzaFrames frames = new StanzaFrames(new ByteArrayInputStream(stream), StanzaLimits.USUAL);
        int count = 0;
        while (frames.next() != FrameScanner.Step.END) {
            count++;
        }
        return count;
    }

    private static int read(byte[] stream) throws IOException {
        StanzaFrames frames = new StanzaFrames(new ByteArrayInputStream(stream), StanzaLimits.USUAL);
        frames.next();
        StanzaParser parser = new StanzaParser(StreamHeader.read(frames.frame().text()));
        int count = 0;
        while (frames.next() != FrameScanner.Step.END) {
            if (parser.parse(frames.frame()) instanceof Arrived.Good(Stanza stanza)
                    && stanza.hasExtension(Message.Body.QNAME)) {
                count++;
            }
        }
        return count;
    }

    private static long write(int users) {
        XmlEnvironment environment = new XmlEnvironment(StreamHeader.CLIENT);
        long bytes = 0;
        for (int i = 0; i < MESSAGES; i++) {
            Message message = StanzaBuilder.buildMessage("m" + i)
                    .from(JidCreate.fromOrThrowUnchecked("user" + i % users + "@sip.test"))
                    .to(JidCreate.fromOrThrowUnchecked("user" + i % users + "@xmpp.test"))
                    .setBody("It is message number, and it is as long as messages are: two lines & a bit.")
                    .build();
            bytes += WireText.encode(message.toXML(environment).toString()).length;
        }
        return bytes;
    }
}
