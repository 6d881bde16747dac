package org.isthmus.gateway.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sip.message.Request;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.signal.Author;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.signal.Signal;
import org.jivesoftware.smack.packet.Message;
import org.junit.jupiter.api.Test;

/** What a signal says is still there after it was written for a network and read again. */
class SignalsSurviveTest {

    private static final String TEXT = "Grüße ☕ 👍\n<b>& \"quoted\"</b>";

    private final SipMessageCodec sip = new SipMessageCodec();
    private final XmppMessageCodec xmpp = new XmppMessageCodec();
    private final SipMessages messages = new SipMessages("gw.example.com", "tcp");

    @Test
    void aTextWithItsAuthorThroughCpim() throws AddressException {
        SipAddress from = SipAddress.parse("sip:me@example.net");
        SipAddress to = SipAddress.parse("sip:you@example.net");
        Author author = new Author(SipAddress.parse("sip:nora@example.com"), "Nora \"N\"");
        InstantMessage sent = InstantMessage.text("m1", from, to, TEXT).withAuthor(author);

        assertThat(sip.decode(request(from, to, sip.encode(sent, true))))
                .isInstanceOfSatisfying(
                        SipContent.Understood.class,
                        content -> assertThat(content.signals())
                                .singleElement()
                                .isInstanceOfSatisfying(InstantMessage.class, read -> {
                                    assertThat(read.id()).isEqualTo("m1");
                                    assertThat(read.body()).isEqualTo(TEXT);
                                    assertThat(read.author()).contains(author);
                                    assertThat(read.asks()).isEqualTo(sent.asks());
                                }));
    }

    @Test
    void aPlainTextWithoutCpim() throws AddressException {
        SipAddress from = SipAddress.parse("sip:me@example.net");
        SipPayload payload = sip.encode(InstantMessage.text("m1", from, from, TEXT), false);
        assertThat(payload.contentType()).isEqualTo("text/plain;charset=UTF-8");
        assertThat(new String(payload.body(), StandardCharsets.UTF_8)).isEqualTo(TEXT);
    }

    @Test
    void htmlIsReadAsText() throws AddressException {
        SipAddress from = SipAddress.parse("sip:me@example.net");
        SipPayload html = new SipPayload(
                "text/html",
                "<p>one &amp; <b>two</b></p><script>x()</script><p>three</p>".getBytes(StandardCharsets.UTF_8),
                Map.of());
        assertThat(sip.decode(request(from, from, html)))
                .isInstanceOfSatisfying(
                        SipContent.Understood.class,
                        content -> assertThat(content.signals())
                                .singleElement()
                                .isInstanceOfSatisfying(
                                        InstantMessage.class,
                                        read -> assertThat(read.body()).isEqualTo("one & two\nthree")));
    }

    @Test
    void aTextWithItsAuthorThroughAStanza() throws AddressException {
        XmppAddress from = XmppAddress.parse("me@example.com/tab");
        XmppAddress to = XmppAddress.parse("you@example.com");
        Author author = new Author(XmppAddress.parse("ravi@example.net"), "Ravi");
        Message stanza = xmpp.encode(InstantMessage.text("m1", from, to, TEXT).withAuthor(author));
        List<Signal> read = xmpp.decode(stanza);
        assertThat(read).singleElement().isInstanceOfSatisfying(InstantMessage.class, message -> {
            assertThat(message.body()).isEqualTo(TEXT);
            assertThat(message.author()).isEqualTo(Optional.of(author));
            assertThat(message.from()).isEqualTo(from);
        });
    }

    private Request request(SipAddress from, SipAddress to, SipPayload payload) {
        Request request = messages.request(Request.MESSAGE, to, new SipMessages.Ends(from, "t1", to, "", "c1@host", 1));
        messages.setPayload(request, payload);
        return request;
    }
}
