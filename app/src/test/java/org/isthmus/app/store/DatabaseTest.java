package org.isthmus.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatabaseTest {

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void place() {
        file = folder.resolve("history.sqlite");
    }

    @Test
    void bringsAnEmptyFileToTheNewestShapeAndKeepsWhatWasWritten() throws Exception {
        try (Database database = Database.open(file)) {
            remember(database, "a", "1").get();
        }
        try (Database database = Database.open(file)) {
            assertThat(remembered(database)).containsExactly("a=1");
            int version = database.readNow(handle ->
                    handle.select("PRAGMA user_version").mapTo(int.class).one());
            assertThat(version).isEqualTo(Migrations.all().newest());
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void refusesAFileOfANewerProgramAndLeavesItAlone() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA user_version = 900");
        }
        assertThatThrownBy(() -> Database.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer Isthmus");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeQuery("PRAGMA user_version").getInt(1)).isEqualTo(900);
            assertThat(statement
                            .executeQuery("SELECT count(*) FROM sqlite_schema")
                            .getInt(1))
                    .isZero();
        }
    }

    @Test
    void saysWhenTheFileIsNoDatabase() throws Exception {
        Files.writeString(file, "This is a letter to Juliet and by no means a database. ".repeat(50));
        assertThatThrownBy(() -> Database.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be opened");
    }

    @Test
    void oneFailedChangeTakesNoOtherWithIt() throws Exception {
        try (Database database = Database.open(file)) {
            CompletableFuture<Void> good = remember(database, "a", "1");
            CompletableFuture<Void> bad = database.change(handle -> {
                handle.execute("INSERT INTO remembered VALUES ('half', 'x')");
                throw new IllegalStateException("no");
            });
            CompletableFuture<Void> after = remember(database, "b", "2");
            good.get();
            after.get();
            assertThatThrownBy(bad::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(IllegalStateException.class);
            assertThat(remembered(database)).containsExactly("a=1", "b=2");
        }
    }

    @Test
    void writesInTheOrderHandedInAndEverythingBeforeItCloses() {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        try (Database database = Database.open(file)) {
            for (int i = 0; i < 2_000; i++) {
                String value = String.valueOf(i);
                all.add(database.change(
                        handle -> handle.execute("INSERT OR REPLACE INTO remembered VALUES ('last', ?)", value)));
            }
        }
        assertThat(all).allMatch(CompletableFuture::isDone).noneMatch(CompletableFuture::isCompletedExceptionally);
        try (Database database = Database.open(file)) {
            assertThat(remembered(database)).containsExactly("last=1999");
        }
    }

    @Test
    void whatComesAfterClosingIsRefused() {
        Database database = Database.open(file);
        database.close();
        assertThat(remember(database, "a", "1")).isCompletedExceptionally();
        assertThat(database.read(handle -> 1)).isCompletedExceptionally();
    }

    @Test
    void whatWasAcknowledgedIsThereWhenTheProgramIsKilled() throws Exception {
        Path copy = folder.resolve("copy.sqlite");
        try (Database database = Database.open(file)) {
            remember(database, "a", "1").get();
            // What a kill leaves behind: the files as they are at this instant, nothing flushed on the way out.
            Files.copy(file, copy);
            Files.copy(folder.resolve("history.sqlite-wal"), folder.resolve("copy.sqlite-wal"));
        }
        try (Database database = Database.open(copy)) {
            assertThat(remembered(database)).containsExactly("a=1");
        }
    }

    private static CompletableFuture<Void> remember(Database database, String name, String value) {
        return database.change(handle -> handle.execute("INSERT INTO remembered VALUES (?, ?)", name, value));
    }

    private static List<String> remembered(Database database) {
        return database.readNow(handle -> handle.select("SELECT name || '=' || value FROM remembered ORDER BY name")
                .mapTo(String.class)
                .list());
    }
}
