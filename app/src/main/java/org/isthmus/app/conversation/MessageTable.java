package org.isthmus.app.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.isthmus.app.store.AddressText;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.error.Failure;
import org.isthmus.gateway.error.Reason;
import org.isthmus.gateway.signal.Author;
import org.jdbi.v3.core.Handle;

/** Messages on the disk. */
final class MessageTable {

    static final String SELECT = "SELECT m.number, m.account, m.peer, a.network, a.text, m.id, m.wire_id, m.outgoing,"
            + " m.body, m.at, m.delivery, m.attempted, m.failure_reason, m.failure_detail, m.author_network,"
            + " m.author_address, m.author_name, m.bridged, m.edited, m.unread, m.wants_display"
            + " FROM message m JOIN address a ON a.id = m.peer ";

    private MessageTable() {}

    static StoredMessage insert(Handle handle, StoredMessage message) {
        long number = handle.select(
                        "INSERT INTO message (account, peer, id, wire_id, outgoing, body, at, delivery, attempted,"
                                + " failure_reason, failure_detail, author_network, author_address, author_name,"
                                + " bridged, edited, unread, wants_display)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number",
                        message.account().value(),
                        message.peerRow(),
                        message.id(),
                        message.wireId(),
                        message.outgoing(),
                        message.body(),
                        message.at().toEpochMilli(),
                        message.delivery().name(),
                        message.attempted(),
                        reason(message),
                        detail(message),
                        message.author()
                                .map(author -> author.address().network().name())
                                .orElse(""),
                        message.author()
                                .map(author -> AddressText.write(author.address()))
                                .orElse(""),
                        message.author().map(Author::name).orElse(""),
                        message.bridged(),
                        message.edited(),
                        message.unread(),
                        message.wantsDisplay())
                .map((row, _) -> row.getLong(1))
                .one();
        handle.execute("INSERT INTO message_text (rowid, body) VALUES (?, ?)", number, message.body());
        return message.numbered(number);
    }

    /** Writes what is different now. How far a message got changes much oftener than its text, whose words are indexed. */
    static StoredMessage update(Handle handle, StoredMessage old, StoredMessage now) {
        if (!now.form().equals(old.form())) {
            handle.execute(
                    "UPDATE message SET wire_id = ?, body = ?, edited = ? WHERE number = ?",
                    now.wireId(),
                    now.body(),
                    now.edited(),
                    now.number());
        }
        if (!now.progress().equals(old.progress())) {
            handle.execute(
                    "UPDATE message SET delivery = ?, attempted = ?, failure_reason = ?, failure_detail = ?"
                            + " WHERE number = ?",
                    now.delivery().name(),
                    now.attempted(),
                    reason(now),
                    detail(now),
                    now.number());
        }
        return now;
    }

    static Optional<StoredMessage> byNumber(Handle handle, long number) {
        return handle.select(SELECT + "WHERE m.number = ?", number)
                .map((row, _) -> read(row))
                .findOne();
    }

    /** The latest message of that id, in its latest form or else in its first. */
    static Optional<StoredMessage> byId(Handle handle, EndpointId account, long peer, boolean outgoing, String id) {
        if (id.isEmpty()) {
            return Optional.empty();
        }
        return handle.select(
                        SELECT + "WHERE m.number IN (SELECT number FROM message WHERE peer = ? AND wire_id = ?"
                                + " UNION ALL SELECT number FROM message WHERE peer = ? AND id = ? AND id <> wire_id)"
                                + " AND m.account = ? AND m.outgoing = ?"
                                + " ORDER BY m.wire_id = ? DESC, m.number DESC LIMIT 1",
                        peer,
                        id,
                        peer,
                        id,
                        account.value(),
                        outgoing,
                        id)
                .map((row, _) -> read(row))
                .findOne();
    }

    /** The latest message whose latest form has that id; receipts speak of forms. */
    static Optional<StoredMessage> byWireId(Handle handle, EndpointId account, long peer, boolean outgoing, String id) {
        if (id.isEmpty()) {
            return Optional.empty();
        }
        return handle.select(
                        SELECT + "WHERE m.peer = ? AND m.wire_id = ? AND m.account = ? AND m.outgoing = ?"
                                + " ORDER BY m.number DESC LIMIT 1",
                        peer,
                        id,
                        account.value(),
                        outgoing)
                .map((row, _) -> read(row))
                .findOne();
    }

    /** Own messages to the peer up to a number that are not known to be read. */
    static List<StoredMessage> unreadByPeer(Handle handle, EndpointId account, long peer, long upTo) {
        return handle.select(
                        SELECT + "WHERE m.peer = ? AND m.number <= ? AND m.account = ? AND m.outgoing = 1"
                                + " AND m.delivery IN ('SENT', 'DELIVERED') ORDER BY m.number DESC LIMIT 500",
                        peer,
                        upTo,
                        account.value())
                .map((row, _) -> read(row))
                .list();
    }

    /** The latest messages of some addresses before a number, oldest first. */
    static List<StoredMessage> page(Handle handle, Collection<Long> peers, long before, int limit) {
        List<StoredMessage> found = new ArrayList<>();
        for (Long peer : peers) {
            found.addAll(handle.select(
                            SELECT + "WHERE m.peer = ? AND m.number < ? ORDER BY m.number DESC LIMIT ?",
                            peer,
                            before,
                            limit)
                    .map((row, _) -> read(row))
                    .list());
        }
        found.sort(Comparator.comparingLong(StoredMessage::number));
        return List.copyOf(found.subList(Math.max(0, found.size() - limit), found.size()));
    }

    /** The last message of each address. */
    static List<LastMessage> lastOfEach(Handle handle) {
        return handle.select(
                        "SELECT m.number, m.account, m.peer, a.network, a.text, m.outgoing, m.at,"
                                + " substr(m.body, 1, ?) FROM address a"
                                + " JOIN message m ON m.number = (SELECT max(number) FROM message WHERE peer = a.id)",
                        LastMessage.PREVIEW)
                .map((row, _) -> new LastMessage(
                        row.getLong(1),
                        new EndpointId(row.getString(2)),
                        row.getLong(3),
                        AddressText.read(row.getString(4), row.getString(5)),
                        row.getBoolean(6),
                        Instant.ofEpochMilli(row.getLong(7)),
                        LastMessage.preview(row.getString(8))))
                .list();
    }

    /** How many messages are unread, by the row of the peer. */
    static Map<Long, Integer> unread(Handle handle) {
        return handle
                .select("SELECT peer, count(*) FROM message WHERE unread = 1 GROUP BY peer")
                .map((row, _) -> Map.entry(row.getLong(1), row.getInt(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Takes the mark away and returns those whose senders want to know, oldest first. */
    static List<StoredMessage> markRead(Handle handle, long peer, long upTo) {
        List<StoredMessage> wanting = handle.select(
                        SELECT + "WHERE m.peer = ? AND m.unread = 1 AND m.wants_display = 1 AND m.number <= ?"
                                + " ORDER BY m.number DESC LIMIT 100",
                        peer,
                        upTo)
                .map((row, _) -> read(row))
                .list();
        handle.execute("UPDATE message SET unread = 0 WHERE peer = ? AND unread = 1 AND number <= ?", peer, upTo);
        return wanting.reversed();
    }

    static List<StoredMessage> queued(Handle handle) {
        return handle.select(SELECT + "WHERE m.delivery = 'QUEUED' ORDER BY m.number")
                .map((row, _) -> read(row))
                .list();
    }

    static StoredMessage read(ResultSet row) throws SQLException {
        String reason = row.getString(13);
        String authorNetwork = row.getString(15);
        return new StoredMessage(
                row.getLong(1),
                new EndpointId(row.getString(2)),
                row.getLong(3),
                AddressText.read(row.getString(4), row.getString(5)),
                row.getString(6),
                row.getBoolean(8),
                Instant.ofEpochMilli(row.getLong(10)),
                authorNetwork.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new Author(AddressText.read(authorNetwork, row.getString(16)), row.getString(17))),
                row.getBoolean(18),
                row.getBoolean(20),
                row.getBoolean(21),
                new StoredMessage.Form(row.getString(7), row.getString(9), row.getBoolean(19)),
                new StoredMessage.Progress(
                        ChatMessage.Delivery.valueOf(row.getString(11)),
                        row.getBoolean(12),
                        reason.isEmpty()
                                ? Optional.empty()
                                : Optional.of(Failure.of(Reason.valueOf(reason), row.getString(14)))));
    }

    private static String reason(StoredMessage message) {
        return message.failure().map(failure -> failure.reason().name()).orElse("");
    }

    private static String detail(StoredMessage message) {
        return message.failure().map(Failure::detail).orElse("");
    }
}
