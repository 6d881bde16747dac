package org.isthmus.app.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.isthmus.app.store.Database;
import org.isthmus.gateway.address.SipAddress;
import org.isthmus.gateway.address.XmppAddress;
import org.isthmus.gateway.bridge.QueuedMessage;
import org.isthmus.gateway.bridge.QueuedMessage.Fate;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.error.SipError;
import org.isthmus.gateway.error.StanzaFailure;
import org.isthmus.gateway.error.WireError;
import org.isthmus.gateway.signal.Author;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.signal.InstantMessage.Notification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the outbox keeps is there after the program starts again, exactly as it was and in the same order. */
class SqlOutboxTest {

    private static final String LANE = "b1>sip";
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00.123Z");
    private static final XmppAddress NORA = new XmppAddress("d\\27arcy", "xmpp.test", "phone / 1");

    @TempDir
    private Path folder;

    private Database database;
    private SqlOutbox outbox;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("isthmus.db"));
        outbox = new SqlOutbox(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void reopen() {
        close();
        open();
    }

    @Test
    void aMessageComesBackAsItWas() {
        QueuedMessage message = message("m1", "Text with \u0000 zero, 'quotes' and \uD83D\uDC4D\nin lines");
        assertThat(outbox.put(message)).isEmpty();
        reopen();
        assertThat(outbox.find(LANE, "m1")).contains(message);
        assertThat(outbox.waiting(LANE, 10)).containsExactly(message);
        assertThat(outbox.findBySource(LANE, "source-m1")).contains(message);
        assertThat(outbox.countWaiting(LANE)).isEqualTo(1);
    }

    @Test
    void theSameMessageIsKeptOnce() {
        outbox.put(message("m1", "first"));
        assertThat(outbox.put(message("m1", "second"))).contains(message("m1", "first"));
        assertThat(outbox.waiting(LANE, 10)).hasSize(1);
    }

    @Test
    void orderIsKeptAndAFailedOneThatIsTriedAgainGoesToTheEnd() {
        for (int i = 0; i < 5; i++) {
            outbox.put(message("m" + i, "text " + i));
        }
        outbox.settle(LANE, "m1", Fate.FAILED, Optional.of(failure(new SipError(404, "Not Found"))));
        outbox.again(LANE, "m1", NOW);
        reopen();
        assertThat(ids(outbox.waiting(LANE, 10))).containsExactly("m0", "m2", "m3", "m4", "m1");
    }

    @Test
    void aFailureComesBackWithTheWordsOfItsProtocol() {
        for (WireError wire : List.of(
                new SipError(302, "Moved", Optional.of("sip:x@y.test"), OptionalInt.of(30)),
                new StanzaFailure("gone", "cancel", "is no more", Optional.of("xmpp:z@y.test")))) {
            String id = wire.getClass().getSimpleName();
            outbox.put(message(id, "text"));
            outbox.settle(LANE, id, Fate.FAILED, Optional.of(failure(wire)));
            reopen();
            assertThat(outbox.find(LANE, id).orElseThrow().failure()).contains(failure(wire));
        }
    }

    @Test
    void whatTheSenderHasNotHeardIsFound() {
        outbox.put(message("m1", "text"));
        outbox.settle(LANE, "m1", Fate.SENT, Optional.empty());
        assertThat(outbox.untold(LANE, 10)).isEmpty();
        outbox.settle(LANE, "m1", Fate.DELIVERED, Optional.empty());
        assertThat(ids(outbox.untold(LANE, 10))).containsExactly("m1");
        outbox.told(LANE, "m1", Fate.DELIVERED);
        assertThat(outbox.untold(LANE, 10)).isEmpty();
        outbox.settle(LANE, "m1", Fate.DISPLAYED, Optional.empty());
        assertThat(ids(outbox.untold(LANE, 10))).containsExactly("m1");
    }

    @Test
    void oldOnesAreForgottenButNotThoseThatWait() {
        outbox.put(message("old", "text"));
        outbox.put(message("waits", "text"));
        outbox.settle(LANE, "old", Fate.DELIVERED, Optional.empty());
        outbox.purge(NOW.plusMillis(1));
        assertThat(outbox.find(LANE, "old")).isEmpty();
        assertThat(outbox.find(LANE, "waits")).isPresent();
        outbox.forget(LANE);
        assertThat(outbox.countWaiting(LANE)).isZero();
    }

    private static Failure failure(WireError wire) {
        return Failure.of(Reason.UNKNOWN_RECIPIENT, "not there", wire);
    }

    private static List<String> ids(List<QueuedMessage> messages) {
        return messages.stream().map(QueuedMessage::id).toList();
    }

    private static QueuedMessage message(String id, String body) {
        InstantMessage text = new InstantMessage(
                id,
                SipAddress.of("us", "sip.test"),
                SipAddress.of("ravi", "sip.test"),
                InstantMessage.Kind.NORMAL,
                body,
                Optional.of("de"),
                Optional.of("a subject"),
                Optional.empty(),
                Set.of(Notification.DELIVERED, Notification.FAILED),
                Optional.of(NOW.minusSeconds(5)),
                Optional.of("m0"),
                Optional.of(new Author(NORA.bare(), "Nora")),
                InstantMessage.Origin.LIVE,
                false);
        return QueuedMessage.waiting(
                LANE,
                text,
                Optional.of(new QueuedMessage.Source("source-" + id, NORA, Set.of(Notification.DISPLAYED))),
                NOW);
    }
}
