package dev.sandglass.site.sandboxes;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The ledger in PostgreSQL, in groups: one transaction each, one statement a kind of entry. */
@ApplicationScoped
class PostgresLedger implements Ledger {

    private static final String BEGUN =
            """
            WITH made AS
                (INSERT INTO sandbox (id, learner, address, plan, seed, lesson, owed)
                VALUES (?, ?, ?, ?, ?, ?, 0) ON CONFLICT DO NOTHING)
            INSERT INTO frozen (sandbox, number, step, time, base, bytes, build)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";
    private static final String CAME =
            """
            INSERT INTO input (sandbox, number, step, time, bytes, build)
            SELECT *, ? FROM unnest(?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bytea[])
            ON CONFLICT DO NOTHING""";

    /** For one row, two, three: arrays are not worth it. */
    private static final List<String> FEW_CAME = List.of(rows(1), rows(2), rows(3));

    private static final String FROZEN =
            """
            INSERT INTO frozen (sandbox, number, step, time, base, bytes, build)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";
    private static final String PACED = "UPDATE sandbox SET owed = ?, seen = now() WHERE id = ?";

    /** The freeze before the newest stays, with the inputs between: a newest one that is damaged loses nothing. */
    private static final String OLD_FREEZES =
            """
            DELETE FROM frozen WHERE sandbox = ? AND number <
                (SELECT min(number) FROM
                    (SELECT number FROM frozen WHERE sandbox = ? ORDER BY number DESC LIMIT 2) newest)""";

    private static final String OLD_INPUTS =
            """
            DELETE FROM input WHERE sandbox = ? AND number <=
                (SELECT min(number) FROM frozen WHERE sandbox = ?)""";

    private static String rows(int number) {
        return "INSERT INTO input (sandbox, number, step, time, bytes, build) VALUES "
                + String.join(", ", Collections.nCopies(number, "(?, ?, ?, ?, ?, ?)"))
                + " ON CONFLICT DO NOTHING";
    }

    private final DataSource database;
    private final String build;
    private @Nullable Connection journals;

    PostgresLedger(
            DataSource database,
            @ConfigProperty(name = "quarkus.application.version") String build) {
        this.database = database;
        this.build = build;
    }

    /** On a connection that stays the journal's as long as it works: nobody else writes here. */
    @Override
    public void write(List<Journal.Entry> group) throws SQLException {
        if (journals == null) {
            journals = database.getConnection();
        }
        try {
            write(group, journals);
        } catch (SQLException | RuntimeException e) {
            giveUp(journals, e);
            journals = null;
            throw e;
        }
    }

    private static void giveUp(Connection connection, Exception why) {
        try (connection) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException dead) {
            why.addSuppressed(dead);
        }
    }

    private void write(List<Journal.Entry> group, Connection connection) throws SQLException {
        // One statement is a transaction: one way there and back.
        var came = only(Journal.Entry.Came.class, group);
        if (came.size() == group.size()) {
            writeInputs(came, connection);
        } else if (group.size() == 1 && group.getFirst() instanceof Journal.Entry.Begun begun) {
            writeBegun(begun, connection);
        } else {
            connection.setAutoCommit(false);
            writeAll(group, connection);
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private void writeBegun(Journal.Entry.Begun begun, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(BEGUN)) {
            setBegun(statement, begun);
            statement.executeUpdate();
        }
    }

    /** Kind by kind: a sandbox begins before anything comes to it, and nothing comes after its end. */
    private void writeAll(List<Journal.Entry> group, Connection connection) throws SQLException {
        var begun = only(Journal.Entry.Begun.class, group);
        var putAway = only(Journal.Entry.PutAway.class, group);
        batch(connection, BEGUN, begun, this::setBegun);
        writeInputs(only(Journal.Entry.Came.class, group), connection);
        batch(connection, FROZEN, putAway, (statement, it) -> setFreeze(statement, 1, it.freeze()));
        batch(
                connection,
                PACED,
                putAway,
                (statement, it) -> {
                    statement.setLong(1, it.owed());
                    statement.setString(2, it.freeze().sandbox());
                });
        batch(connection, OLD_FREEZES, putAway, PostgresLedger::setSandboxTwice);
        batch(connection, OLD_INPUTS, putAway, PostgresLedger::setSandboxTwice);
        var gone = only(Journal.Entry.Gone.class, group);
        for (var table :
                List.of("input WHERE sandbox", "frozen WHERE sandbox", "sandbox WHERE id")) {
            batch(
                    connection,
                    "DELETE FROM " + table + " = ?",
                    gone,
                    (statement, it) -> statement.setString(1, it.sandbox()));
        }
    }

    private interface Setter<T> {
        void set(PreparedStatement statement, T value) throws SQLException;
    }

    private static <T> List<T> only(Class<T> kind, List<Journal.Entry> group) {
        return group.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static <T> void batch(
            Connection connection, String sql, List<T> values, Setter<T> setter)
            throws SQLException {
        if (values.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(sql)) {
            for (var value : values) {
                setter.set(statement, value);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private void setBegun(PreparedStatement statement, Journal.Entry.Begun begun)
            throws SQLException {
        var origin = begun.origin();
        statement.setString(1, origin.id());
        statement.setObject(2, origin.learner());
        statement.setString(3, origin.address());
        statement.setString(4, origin.plan());
        statement.setLong(5, origin.seed());
        statement.setString(6, origin.lesson());
        setFreeze(statement, 7, begun.freeze());
    }

    /** All in one statement, column by column. */
    private void writeInputs(List<Journal.Entry.Came> came, Connection connection)
            throws SQLException {
        if (came.isEmpty()) {
            return;
        }
        if (came.size() <= FEW_CAME.size()) {
            writeFew(came, connection);
            return;
        }
        try (var statement = connection.prepareStatement(CAME)) {
            statement.setString(1, build);
            statement.setArray(2, column("text", Journal.Entry.Came::sandbox, came, connection));
            statement.setArray(3, column("bigint", Journal.Entry.Came::number, came, connection));
            statement.setArray(4, column("bigint", Journal.Entry.Came::step, came, connection));
            statement.setArray(5, column("bigint", Journal.Entry.Came::time, came, connection));
            var inputs = came.stream().map(Journal.Entry.Came::input).toArray(byte[][]::new);
            statement.setArray(6, connection.createArrayOf("bytea", inputs));
            statement.executeUpdate();
        }
    }

    private void writeFew(List<Journal.Entry.Came> came, Connection connection)
            throws SQLException {
        try (var statement = connection.prepareStatement(FEW_CAME.get(came.size() - 1))) {
            var at = 0;
            for (var it : came) {
                statement.setString(++at, it.sandbox());
                statement.setLong(++at, it.number());
                statement.setLong(++at, it.step());
                statement.setLong(++at, it.time());
                statement.setBytes(++at, it.input());
                statement.setString(++at, build);
            }
            statement.executeUpdate();
        }
    }

    private static Array column(
            String type,
            Function<Journal.Entry.Came, Object> value,
            List<Journal.Entry.Came> came,
            Connection connection)
            throws SQLException {
        return connection.createArrayOf(type, came.stream().map(value).toArray());
    }

    private void setFreeze(PreparedStatement statement, int from, Freeze freeze)
            throws SQLException {
        statement.setString(from, freeze.sandbox());
        statement.setLong(from + 1, freeze.number());
        statement.setLong(from + 2, freeze.step());
        statement.setLong(from + 3, freeze.time());
        statement.setString(from + 4, freeze.base());
        statement.setBytes(from + 5, freeze.bytes());
        statement.setString(from + 6, build);
    }

    private static void setSandboxTwice(PreparedStatement statement, Journal.Entry.PutAway it)
            throws SQLException {
        statement.setString(1, it.freeze().sandbox());
        statement.setString(2, it.freeze().sandbox());
    }

    @Override
    public Optional<Kept> read(String sandbox) throws SQLException {
        try (var connection = database.getConnection();
                var select =
                        connection.prepareStatement(
                                """
                                SELECT * FROM sandbox s JOIN frozen f ON f.sandbox = s.id
                                WHERE s.id = ? ORDER BY f.number DESC LIMIT 1""")) {
            select.setString(1, sandbox);
            try (var rows = select.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                var freeze = freezeOf(rows);
                return Optional.of(
                        new Kept(
                                originOf(rows),
                                freeze,
                                rows.getLong("owed"),
                                inputsAfter(freeze, connection)));
            }
        }
    }

    private static Origin originOf(ResultSet row) throws SQLException {
        return new Origin(
                row.getString("id"),
                row.getObject("learner", UUID.class),
                row.getString("address"),
                row.getString("plan"),
                row.getLong("seed"),
                row.getString("lesson"));
    }

    private static Freeze freezeOf(ResultSet row) throws SQLException {
        return new Freeze(
                row.getString("sandbox"),
                row.getLong("number"),
                row.getLong("step"),
                row.getLong("time"),
                row.getString("base"),
                row.getBytes("bytes"));
    }

    private static List<KeptInput> inputsAfter(Freeze freeze, Connection connection)
            throws SQLException {
        try (var select =
                connection.prepareStatement(
                        "SELECT * FROM input WHERE sandbox = ? AND number > ? ORDER BY number")) {
            select.setString(1, freeze.sandbox());
            select.setLong(2, freeze.number());
            try (var rows = select.executeQuery()) {
                var inputs = new ArrayList<KeptInput>();
                while (rows.next()) {
                    inputs.add(
                            new KeptInput(
                                    rows.getLong("number"),
                                    rows.getLong("step"),
                                    rows.getLong("time"),
                                    Input.decode(rows.getBytes("bytes"))));
                }
                return inputs;
            }
        }
    }

    @Override
    public void keepBase(String name, byte[] bytes) throws SQLException {
        try (var connection = database.getConnection();
                var insert =
                        connection.prepareStatement(
                                "INSERT INTO base (name, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, name);
            insert.setBytes(2, bytes);
            insert.executeUpdate();
        }
    }

    @Override
    public void forgetBases(String current) throws SQLException {
        try (var connection = database.getConnection();
                var delete =
                        connection.prepareStatement(
                                """
                                DELETE FROM base b WHERE name <> ? AND made < now() - interval '1 day'
                                AND NOT EXISTS (SELECT FROM frozen f WHERE f.base = b.name)""")) {
            delete.setString(1, current);
            delete.executeUpdate();
        }
    }

    @Override
    public byte[] readBase(String name) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("SELECT bytes FROM base WHERE name = ?")) {
            select.setString(1, name);
            try (var rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw new SQLException("no base " + name);
                }
                return rows.getBytes(1);
            }
        }
    }
}
