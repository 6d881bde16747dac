package org.isthmus.app.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Brings a database to the newest shape. The n-th script takes a database from version n-1 to version n, and {@code PRAGMA
 * user_version} says how far it is. A script and its version number are one transaction, so that a crash leaves the old shape
 * or the new one.
 */
public final class Migrations {

    private static final List<String> SCRIPTS = List.of(
            "V001__base.sql",
            "V002__bridges.sql",
            "V003__quick_writing.sql",
            "V004__calls.sql",
            "V005__claimed_names.sql");

    private final List<String> scripts;

    private Migrations(List<String> scripts) {
        this.scripts = scripts;
    }

    /** All there are. A new script goes to the end of the list and is never changed after a release. */
    public static Migrations all() {
        return new Migrations(SCRIPTS);
    }

    /**
     * Those of another database than the person's.
     *
     * @param scripts resources of the class path, from its root; to be treated like {@link #all()}
     */
    public static Migrations of(List<String> scripts) {
        return new Migrations(scripts.stream().map(script -> "/" + script).toList());
    }

    /** The version that a database has after all scripts. */
    public int newest() {
        return scripts.size();
    }

    /**
     * Runs what is missing.
     *
     * @throws StoreException when the database was written by a newer program
     */
    void run(Connection connection) throws SQLException {
        int version = version(connection);
        if (version > scripts.size()) {
            throw new StoreException("The database was written by a newer Isthmus (version " + version
                    + "; this one knows up to " + scripts.size() + "). Please update Isthmus.");
        }
        for (int next = version; next < scripts.size(); next++) {
            apply(connection, scripts.get(next), next + 1);
        }
    }

    private static void apply(Connection connection, String script, int version) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(text(script));
            statement.executeUpdate("PRAGMA user_version = " + version);
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA user_version")) {
            return result.getInt(1);
        }
    }

    private static String text(String script) {
        try (InputStream in = Migrations.class.getResourceAsStream(script)) {
            if (in == null) {
                throw new StoreException("The program lacks its file " + script + ".");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StoreException("The program's file " + script + " cannot be read.", e);
        }
    }
}
