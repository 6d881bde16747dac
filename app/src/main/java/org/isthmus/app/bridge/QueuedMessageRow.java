package org.isthmus.app.bridge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.isthmus.gateway.address.Network;
import org.isthmus.gateway.bridge.QueuedMessage;
import org.isthmus.gateway.bridge.QueuedMessage.Fate;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.signal.Author;
import org.isthmus.gateway.signal.InstantMessage;
import org.isthmus.gateway.signal.InstantMessage.Notification;

/** A row of {@code bridge_message}. */
final class QueuedMessageRow {

    static final String INSERT = """
            INSERT INTO bridge_message (lane, id, network, sender, recipient, kind, body, language, subject, thread, asks,
                sent_at, replaces, author_network, author_address, author_name, source_network, source_id, source_from,
                source_asks, stored_at, fate, told, failure_reason, failure_detail, failure_wire)
            VALUES (:lane, :id, :network, :sender, :recipient, :kind, :body, :language, :subject, :thread, :asks,
                :sentAt, :replaces, :authorNetwork, :authorAddress, :authorName, :sourceNetwork, :sourceId, :sourceFrom,
                :sourceAsks, :storedAt, :fate, :told, '', '', '')
            """;

    private QueuedMessageRow() {}

    static Map<String, Object> write(QueuedMessage queued) {
        InstantMessage message = queued.message();
        Map<String, Object> row = new HashMap<>();
        row.put("lane", queued.lane());
        row.put("id", message.id());
        row.put("network", message.to().network().name());
        row.put("sender", message.from().toString());
        row.put("recipient", message.to().toString());
        row.put("kind", message.kind().name());
        row.put("body", message.body());
        row.put("language", Columns.text(message.language()));
        row.put("subject", Columns.text(message.subject()));
        row.put("thread", Columns.text(message.thread()));
        row.put("asks", Columns.names(message.asks()));
        row.put("sentAt", Columns.millis(message.sentAt()));
        row.put("replaces", Columns.text(message.replaces()));
        Optional<Author> author = message.author();
        row.put("authorNetwork", author.map(a -> a.address().network().name()).orElse(""));
        row.put("authorAddress", author.map(a -> a.address().toString()).orElse(""));
        row.put("authorName", author.map(Author::name).orElse(""));
        Optional<QueuedMessage.Source> source = queued.source();
        row.put("sourceNetwork", source.map(s -> s.from().network().name()).orElse(""));
        row.put("sourceId", source.map(QueuedMessage.Source::id).orElse(""));
        row.put("sourceFrom", source.map(s -> s.from().toString()).orElse(""));
        row.put("sourceAsks", source.map(s -> Columns.names(s.asks())).orElse(""));
        row.put("storedAt", queued.storedAt().toEpochMilli());
        row.put("fate", queued.fate().name());
        row.put("told", queued.told().name());
        return row;
    }

    static QueuedMessage read(ResultSet row) throws SQLException {
        return new QueuedMessage(
                row.getString("lane"),
                message(row),
                source(row),
                Instant.ofEpochMilli(row.getLong("stored_at")),
                Fate.valueOf(row.getString("fate")),
                failure(row),
                Fate.valueOf(row.getString("told")));
    }

    private static InstantMessage message(ResultSet row) throws SQLException {
        Network network = Network.valueOf(row.getString("network"));
        return new InstantMessage(
                row.getString("id"),
                Columns.address(network, row.getString("sender")),
                Columns.address(network, row.getString("recipient")),
                InstantMessage.Kind.valueOf(row.getString("kind")),
                row.getString("body"),
                Columns.optional(row.getString("language")),
                Columns.optional(row.getString("subject")),
                Columns.optional(row.getString("thread")),
                Columns.values(Notification.class, row.getString("asks")),
                Columns.time(row.getLong("sent_at")),
                Columns.optional(row.getString("replaces")),
                author(row),
                InstantMessage.Origin.LIVE,
                false);
    }

    private static Optional<Author> author(ResultSet row) throws SQLException {
        String network = row.getString("author_network");
        return network.isEmpty()
                ? Optional.empty()
                : Optional.of(new Author(
                        Columns.address(Network.valueOf(network), row.getString("author_address")),
                        row.getString("author_name")));
    }

    private static Optional<QueuedMessage.Source> source(ResultSet row) throws SQLException {
        String network = row.getString("source_network");
        return network.isEmpty()
                ? Optional.empty()
                : Optional.of(new QueuedMessage.Source(
                        row.getString("source_id"),
                        Columns.address(Network.valueOf(network), row.getString("source_from")),
                        Columns.values(Notification.class, row.getString("source_asks"))));
    }

    private static Optional<Failure> failure(ResultSet row) throws SQLException {
        String reason = row.getString("failure_reason");
        return reason.isEmpty()
                ? Optional.empty()
                : Optional.of(new Failure(
                        Reason.valueOf(reason),
                        row.getString("failure_detail"),
                        WireText.read(row.getString("failure_wire")),
                        Optional.empty()));
    }
}
