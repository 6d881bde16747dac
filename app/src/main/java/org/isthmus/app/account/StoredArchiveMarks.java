package org.isthmus.app.account;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.isthmus.app.store.Database;
import org.isthmus.gateway.endpoint.EndpointId;
import org.isthmus.gateway.xmpp.ArchiveMarks;

/**
 * Archive marks in the history file. A mark goes to the disk behind the messages that were read before it, because the
 * history is written in order; so a crash may repeat messages, which are recognised, but never skip any.
 */
public final class StoredArchiveMarks implements ArchiveMarks {

    private final Database database;
    private final Map<EndpointId, String> marks = new ConcurrentHashMap<>();

    public StoredArchiveMarks(Database database) {
        this.database = database;
    }

    /** Reads the marks. Blocks; to be called once, before anything else. */
    public void load() {
        database.readNow(handle -> handle.select("SELECT account, mark FROM archive_mark")
                        .map((row, _) -> Map.entry(new EndpointId(row.getString(1)), row.getString(2)))
                        .list())
                .forEach(entry -> marks.put(entry.getKey(), entry.getValue()));
    }

    /** The account was removed. */
    public void forget(EndpointId account) {
        marks.remove(account);
        database.change(handle -> handle.execute("DELETE FROM archive_mark WHERE account = ?", account.value()));
    }

    @Override
    public Optional<String> last(EndpointId account) {
        return Optional.ofNullable(marks.get(account));
    }

    @Override
    public void advanced(EndpointId account, String archiveId) {
        marks.put(account, archiveId);
        database.change(handle -> handle.execute(
                "INSERT OR REPLACE INTO archive_mark (account, mark) VALUES (?, ?)", account.value(), archiveId));
    }
}
