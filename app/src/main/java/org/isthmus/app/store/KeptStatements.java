package org.isthmus.app.store;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Keeps the statements of one connection for their next use: SQLite takes longer to read a statement than to run it. For the
 * one thread that uses the connection.
 */
final class KeptStatements implements StatementBuilder {

    private static final int MOST = 64;

    private final StatementBuilder maker = new DefaultStatementBuilder();
    private final Map<String, PreparedStatement> idle = new LinkedHashMap<>();
    private final IdentityHashMap<Statement, String> busy = new IdentityHashMap<>();

    @Override
    public Statement create(Connection connection, StatementContext context) throws SQLException {
        return maker.create(connection, context);
    }

    @Override
    public PreparedStatement create(Connection connection, String sql, StatementContext context) throws SQLException {
        if (context.isReturningGeneratedKeys()) {
            return maker.create(connection, sql, context);
        }
        PreparedStatement kept = idle.remove(sql);
        PreparedStatement statement = kept == null ? maker.create(connection, sql, context) : kept;
        busy.put(statement, sql);
        return statement;
    }

    @Override
    public CallableStatement createCall(Connection connection, String sql, StatementContext context)
            throws SQLException {
        return maker.createCall(connection, sql, context);
    }

    /** The statement's result is closed by then; what it was given must not stay in memory. */
    @Override
    public void close(Connection connection, String sql, Statement statement) throws SQLException {
        String key = busy.remove(statement);
        if (key == null || !(statement instanceof PreparedStatement prepared)) {
            statement.close();
            return;
        }
        prepared.clearBatch();
        prepared.clearParameters();
        PreparedStatement twin = idle.put(key, prepared);
        if (twin != null) {
            twin.close();
        }
        if (idle.size() > MOST) {
            Iterator<PreparedStatement> oldest = idle.values().iterator();
            PreparedStatement leaving = oldest.next();
            oldest.remove();
            leaving.close();
        }
    }
}
