package plumbline.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plumbline.core.sql.Sql;

/// What a piece of work on the store may do between its begin and its end. Used by one thread.
final class StoreTransaction {

    private final Connection connection;
    private final StoreProblems problems;

    StoreTransaction(Connection connection, StoreProblems problems) {
        this.connection = connection;
        this.problems = problems;
    }

    /// Reads one row.
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// Runs a statement that changes something.
    ///
    /// @return how many rows it changed
    int update(Sql sql) {
        try (PreparedStatement statement = prepare(sql)) {
            return statement.executeUpdate();
        } catch (SQLException refused) {
            throw problems.of(refused);
        }
    }

    /// All rows of a query.
    <T> List<T> list(Sql sql, Reader<T> reader) {
        List<T> found = new ArrayList<>();
        try (PreparedStatement statement = prepare(sql); ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(reader.read(rows));
            }
        } catch (SQLException refused) {
            throw problems.of(refused);
        }
        return found;
    }

    /// The first row of a query.
    <T> Optional<T> first(Sql sql, Reader<T> reader) {
        return list(sql, reader).stream().findFirst();
    }

    private PreparedStatement prepare(Sql sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql.text());
        try {
            for (int i = 0; i < sql.binds().size(); i++) {
                statement.setObject(i + 1, sql.binds().get(i));
            }
        } catch (SQLException refused) {
            statement.close();
            throw refused;
        }
        return statement;
    }
}
