package org.isthmus.app.lab.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.isthmus.gateway.concurrent.SystemScheduler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class XmppServerTest {

    private final SystemScheduler clock = new SystemScheduler();
    private XmppServer server;

    @BeforeEach
    void start() throws IOException {
        server = XmppServer.start("lab.test", 0, clock);
        server.addAccount("bob", "pw-bob");
        server.addAccount("carol", "pw-carol");
    }

    @AfterEach
    void stop() {
        server.close();
        clock.close();
    }

    @Test
    void aWrongPasswordIsRefusedAndMayBeTriedAgain() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.open();
            client.await("</stream:features>");
            client.send("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>AGJvYgB3cm9uZw==</auth>");
            assertThat(client.await("</failure>")).contains("<not-authorized/>");
            client.send("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>AGJvYgBwdy1ib2I=</auth>");
            client.await("<success");
        }
    }

    @Test
    void whoDoesNotExistIsNotFoundAndOtherDomainsAreNotReached() throws IOException {
        try (RawClient bob = client("bob", "one")) {
            bob.send("<message to='nobody@lab.test' id='m1'><body>x</body></message>");
            assertThat(bob.await("</message>")).contains("<item-not-found");
            bob.send("<message to='x@other.test' id='m2'><body>x</body></message>");
            assertThat(bob.await("</message>")).contains("<remote-server-not-found");
            bob.send("<iq type='get' id='q' to='lab.test'><unknown xmlns='urn:what'/></iq>");
            assertThat(bob.await("</iq>")).contains("<service-unavailable");
        }
    }

    @Test
    void theSenderIsAlwaysTheOneWhoSignedIn() throws IOException {
        try (RawClient bob = client("bob", "one");
                RawClient carol = client("carol", "one")) {
            bob.send("<message from='president@lab.test' to='carol@lab.test/one' type='chat'><body>x</body></message>");
            assertThat(carol.await("</message>"))
                    .contains("from='bob@lab.test/one'")
                    .doesNotContain("president");
        }
    }

    @Test
    void aMessageForSomebodyAwayWaitsAndSaysWhenItWasSent() throws IOException {
        try (RawClient bob = client("bob", "one")) {
            bob.send("<message to='carol@lab.test' type='chat'><body>later \ud83d\ude00</body></message>");
            bob.sync();
        }
        try (RawClient carol = client("carol", "one")) {
            carol.send("<presence/>");
            assertThat(carol.await("</message>"))
                    .contains("later \ud83d\ude00")
                    .contains("<delay ")
                    .contains("stanza-id");
        }
    }

    @Test
    void aSubscriptionGoesThroughItsStatesOnBothSides() throws IOException {
        try (RawClient bob = client("bob", "one");
                RawClient carol = client("carol", "one")) {
            for (RawClient each : new RawClient[] {bob, carol}) {
                each.send("<iq type='get' id='r'><query xmlns='jabber:iq:roster'/></iq><presence/>");
                each.sync();
            }
            bob.send("<presence type='subscribe' to='carol@lab.test'/>");
            assertThat(bob.await("</iq>")).contains("ask='subscribe'").contains("subscription='none'");
            carol.await("type='subscribe'");
            carol.send("<presence type='subscribed' to='bob@lab.test'/>");
            assertThat(carol.await("</iq>")).contains("subscription='from'");
            assertThat(bob.await("</iq>")).contains("subscription='to'").doesNotContain("ask=");
            assertThat(bob.await("carol@lab.test/one")).contains("<presence");
            bob.send("<iq type='set' id='rm'><query xmlns='jabber:iq:roster'>"
                    + "<item jid='carol@lab.test' subscription='remove'/></query></iq>");
            assertThat(bob.await("id='rm'")).contains("subscription='remove'");
            assertThat(carol.await("</iq>")).contains("subscription='none'");
        }
    }

    @Test
    void theOtherDeviceGetsACopyOfWhatIsSentAndReceived() throws IOException {
        try (RawClient desk = client("bob", "desk");
                RawClient phone = client("bob", "phone");
                RawClient carol = client("carol", "one")) {
            phone.send("<iq type='set' id='c'><enable xmlns='urn:xmpp:carbons:2'/></iq>");
            phone.await("id='c'");
            desk.send("<message to='carol@lab.test/one' type='chat'><body>out</body></message>");
            assertThat(phone.await("</message></forwarded>"))
                    .contains("<sent xmlns='urn:xmpp:carbons:2'>")
                    .contains("out");
            carol.await("out");
            carol.send("<message to='bob@lab.test/desk' type='chat'><body>in</body></message>");
            assertThat(phone.await("</message></forwarded>")).contains("<received xmlns='urn:xmpp:carbons:2'>");
        }
    }

    @Test
    void theArchiveIsReadInPages() throws IOException {
        try (RawClient bob = client("bob", "one")) {
            for (int i = 1; i <= 5; i++) {
                bob.send("<message to='carol@lab.test' type='chat'><body>number " + i + "</body></message>");
            }
            bob.sync();
            bob.send(archive("<max>2</max>"));
            String first = bob.await("</fin>");
            assertThat(first)
                    .contains("number 1")
                    .contains("number 2")
                    .doesNotContain("number 3")
                    .contains("<count>5");
            assertThat(first).doesNotContain("complete=");
            bob.send(archive("<max>3</max><after>" + find("<last>([^<]+)</last>", first) + "</after>"));
            assertThat(bob.await("</fin>"))
                    .contains("number 3")
                    .contains("number 5")
                    .contains("complete='true'");
            bob.send(archive("<max>1</max><before/>"));
            assertThat(bob.await("</fin>")).contains("number 5").doesNotContain("number 4");
            bob.send("<iq type='set' id='a'><query xmlns='urn:xmpp:mam:2'><set xmlns='http://jabber.org/protocol/rsm'>"
                    + "<after>never-was</after></set></query></iq>");
            assertThat(bob.await("<item-not-found")).contains("type='error'");
        }
    }

    @Test
    void aLostConnectionIsResumedWithWhatCameInBetween() throws IOException {
        String id;
        try (RawClient bob = client("bob", "one")) {
            bob.send("<presence/><enable xmlns='urn:xmpp:sm:3' resume='true'/>");
            id = find("id='([^']+)'", bob.await("<enabled ") + bob.await("/>"));
        }
        try (RawClient carol = client("carol", "one")) {
            carol.send("<message to='bob@lab.test' type='chat'><body>meanwhile</body></message>");
            carol.sync();
        }
        try (RawClient bob = RawClient.authenticated(server.port(), "bob", "pw-bob")) {
            bob.send("<resume xmlns='urn:xmpp:sm:3' previd='" + id + "' h='0'/>");
            assertThat(bob.await("meanwhile")).contains("<resumed ");
        }
    }

    @Test
    void whoIsBlockedIsNotHeard() throws IOException {
        try (RawClient bob = client("bob", "one");
                RawClient carol = client("carol", "one")) {
            bob.send(
                    "<iq type='set' id='k'><block xmlns='urn:xmpp:blocking'><item jid='carol@lab.test'/></block></iq>");
            bob.await("type='result'");
            carol.send("<message to='bob@lab.test/one' type='chat' id='x'><body>psst</body></message>");
            assertThat(carol.await("</error></message>")).contains("service-unavailable");
            assertThat(bob.sync()).doesNotContain("psst");
        }
    }

    @Test
    void hostileInputEndsItsOwnStreamOnly() throws IOException {
        try (RawClient healthy = client("carol", "one")) {
            assertEnds("<a>".repeat(200));
            assertEnds("<message><body>" + "x".repeat(400_000) + "</body></message>");
            assertEnds("<message><body>&undefined;</body></message>");
            assertEnds("<message></somethingelse>");
            try (RawClient dtd = new RawClient(server.port())) {
                dtd.send("<!DOCTYPE x [<!ENTITY a 'b'>]><stream:stream xmlns='jabber:client'>");
                assertThatThrownBy(() -> dtd.await("<stream:features>")).isInstanceOf(IOException.class);
            }
            healthy.sync();
        }
    }

    private void assertEnds(String text) throws IOException {
        try (RawClient bob = client("bob", "hostile")) {
            assertThatThrownBy(() -> {
                        bob.send(text);
                        bob.await("this is never said");
                    })
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    private RawClient client(String user, String resource) throws IOException {
        return RawClient.signedIn(server.port(), user, "pw-" + user, resource);
    }

    private static String archive(String paging) {
        return "<iq type='set' id='a'><query xmlns='urn:xmpp:mam:2'><x xmlns='jabber:x:data' type='submit'>"
                + "<field var='FORM_TYPE'><value>urn:xmpp:mam:2</value></field>"
                + "<field var='with'><value>carol@lab.test</value></field></x>"
                + "<set xmlns='http://jabber.org/protocol/rsm'>" + paging + "</set></query></iq>";
    }

    private static String find(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}
