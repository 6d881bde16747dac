package org.isthmus.app.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.isthmus.gateway.address.AddressException;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.domain.GatewayMemory.ExactUri;
import org.isthmus.gateway.domain.GatewayMemory.SipWatched;
import org.isthmus.gateway.domain.GatewayMemory.XmppWatched;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may see whom, and exact addresses, are known again after a restart and after a crash. */
class SqlGatewayMemoryTest {

    private static final XmppAddress JULIET = new XmppAddress("juliet", "xmpp.example.org", "");
    private static final XmppAddress NURSE = new XmppAddress("nurse", "xmpp.example.org", "");
    private static final SipAddress ROMEO = SipAddress.of("romeo", "sip.example.org");
    private static final SipAddress MERCUTIO = SipAddress.of("mercutio", "sip.example.org");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void anEmptyMemoryRemembersNothing() {
        try (SqlGatewayMemory store = open("new.sqlite")) {
            assertThat(store.sipWatched()).isEmpty();
            assertThat(store.xmppWatched()).isEmpty();
            assertThat(store.exactUris()).isEmpty();
        }
    }

    @Test
    void whatWasPutIsThereAfterARestart() throws AddressException {
        SipWatched watched = new SipWatched(JULIET, ROMEO, List.of("orchard", "desk phone"));
        XmppWatched allowed = new XmppWatched(ROMEO, JULIET, true);
        XmppWatched refused = new XmppWatched(MERCUTIO, JULIET, false);
        ExactUri exact = new ExactUri(
                new XmppAddress("romeo", "sip.example.org", "phone"),
                SipAddress.parse("sip:Romeo%20M@sip.example.org:5080;gr=phone;transport=tcp"));
        try (SqlGatewayMemory store = open("memory.sqlite")) {
            store.put(watched);
            store.put(new SipWatched(NURSE, ROMEO, List.of()));
            store.put(allowed);
            store.put(refused);
            store.put(exact);
        }
        try (SqlGatewayMemory store = open("memory.sqlite")) {
            assertThat(store.sipWatched()).containsExactlyInAnyOrder(watched, new SipWatched(NURSE, ROMEO, List.of()));
            assertThat(store.xmppWatched()).containsExactlyInAnyOrder(allowed, refused);
            assertThat(store.exactUris()).containsExactly(exact);
        }
    }

    @Test
    void answersThatAreStillOwedKeepTheirOrder() {
        try (SqlGatewayMemory store = open("memory.sqlite")) {
            store.putUnsaid(List.of("<message id='1'/>", "<message id='0'/>"));
        }
        try (SqlGatewayMemory store = open("memory.sqlite")) {
            assertThat(store.unsaid()).containsExactly("<message id='1'/>", "<message id='0'/>");
            store.putUnsaid(List.of());
        }
        try (SqlGatewayMemory store = open("memory.sqlite")) {
            assertThat(store.unsaid()).isEmpty();
        }
    }

    @Test
    void theLastWordCounts() throws AddressException {
        XmppAddress jid = new XmppAddress("romeo", "sip.example.org", "");
        SipAddress first = SipAddress.parse("sip:Romeo@sip.example.org");
        SipAddress second = SipAddress.parse("sip:ROMEO@sip.example.org");
        try (SqlGatewayMemory store = open("memory.sqlite")) {
            store.put(new SipWatched(JULIET, ROMEO, List.of("a")));
            store.put(new SipWatched(JULIET, ROMEO, List.of("b")));
            store.put(new XmppWatched(ROMEO, JULIET, true));
            store.put(new XmppWatched(ROMEO, JULIET, false));
            store.put(new XmppWatched(MERCUTIO, JULIET, true));
            store.remove(MERCUTIO, JULIET);
            store.put(new SipWatched(NURSE, ROMEO, List.of()));
            store.remove(NURSE, ROMEO);
            store.put(new ExactUri(jid, first));
            store.put(new ExactUri(jid, second));
            store.put(new ExactUri(jid, second));
        }
        try (SqlGatewayMemory store = open("memory.sqlite")) {
            assertThat(store.sipWatched()).containsExactly(new SipWatched(JULIET, ROMEO, List.of("b")));
            assertThat(store.xmppWatched()).containsExactly(new XmppWatched(ROMEO, JULIET, false));
            assertThat(store.exactUris()).containsExactly(new ExactUri(jid, second));
        }
    }

    /** A copy of the files while they are open is what a killed process leaves behind. */
    @Test
    void whatWasWrittenIsThereWithoutAnyEnd() throws IOException {
        try (SqlGatewayMemory store = open("memory.sqlite")) {
            store.put(new XmppWatched(ROMEO, JULIET, true));
            await().until(() -> !store.xmppWatched().isEmpty());
            for (String end : List.of("", "-wal")) {
                Files.copy(folder.resolve("memory.sqlite" + end), folder.resolve("killed.sqlite" + end));
            }
        }
        try (SqlGatewayMemory store = open("killed.sqlite")) {
            assertThat(store.xmppWatched()).containsExactly(new XmppWatched(ROMEO, JULIET, true));
        }
    }

    @Test
    void everNewAddressesDoNotFillTheDisk() {
        int most = 100_000;
        try (SqlGatewayMemory store = open("memory.sqlite")) {
            for (int i = 0; i < most + 500; i++) {
                store.put(new ExactUri(
                        new XmppAddress("u" + i, "sip.example.org", ""), SipAddress.of("U" + i, "sip.example.org")));
            }
        }
        try (SqlGatewayMemory store = open("memory.sqlite")) {
            List<ExactUri> kept = store.exactUris();
            assertThat(kept).hasSize(most);
            assertThat(kept.getFirst().jid().local()).isEqualTo("u500");
        }
    }

    private SqlGatewayMemory open(String name) {
        return SqlGatewayMemory.open(folder.resolve(name));
    }
}
