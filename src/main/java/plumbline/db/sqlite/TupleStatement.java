package plumbline.db.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import plumbline.core.checkpoint.KeyPart;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.sql.SqlBuilder;

/// A statement that takes the fields of a row as its values. Used by one thread.
///
/// The few rows with a text that is no valid UTF-8 are run by a statement of their own, which casts bytes.
final class TupleStatement implements AutoCloseable {

    private final Connection connection;
    private final Shape shape;
    private final boolean exact;
    private final List<Integer> fields;
    private final PreparedStatement statement;

    /// @param exact whether texts are kept in UTF-8, so that bytes can be cast to a text
    TupleStatement(Connection connection, boolean exact, Shape shape) throws SQLException {
        this.connection = connection;
        this.shape = shape;
        this.exact = exact;
        Values values = new Values(new BitSet());
        this.statement = prepared(values);
        this.fields = List.copyOf(values.fields);
    }

    private PreparedStatement prepared(Values values) throws SQLException {
        SqlBuilder sql = new SqlBuilder();
        shape.write(sql, values);
        return connection.prepareStatement(sql.toSql().text());
    }

    /// Runs it.
    ///
    /// @return how many rows it changed
    int execute(Tuple row) throws SQLException {
        BitSet broken = exact ? SqliteTuples.broken(row, fields) : new BitSet();
        if (broken.isEmpty()) {
            return execute(statement, row, broken);
        }
        try (PreparedStatement own = prepared(new Values(broken))) {
            return execute(own, row, broken);
        }
    }

    private int execute(PreparedStatement prepared, Tuple row, BitSet broken) throws SQLException {
        for (int i = 0; i < fields.size(); i++) {
            SqliteTuples.bind(prepared, i + 1, row, fields.get(i), broken.get(i));
        }
        return prepared.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }

    /// Writes the statement, asking for its values in their order.
    @FunctionalInterface
    interface Shape {
        void write(SqlBuilder sql, Values values);
    }

    /// The places for values.
    static final class Values {

        private final BitSet broken;
        private final List<Integer> fields = new ArrayList<>();

        private Values(BitSet broken) {
            this.broken = broken;
        }

        /// Adds a place for a field.
        void field(SqlBuilder sql, int field) {
            if (broken.get(fields.size())) {
                sql.add("CAST(? AS TEXT)");
            } else {
                sql.add("?");
            }
            fields.add(field);
        }

        /// Adds the condition that a row has this key: found by its index, then told apart by every byte.
        void key(SqlBuilder sql, TableForm form) {
            sql.each(form.key(), " AND ", (SqlBuilder out, KeyPart part) -> {
                out.name(form.columns().get(part.column()).name()).add(" = ");
                field(out, part.column());
                out.add(" AND ").name(form.columns().get(part.column()).name()).add(" COLLATE BINARY = ");
                field(out, part.column());
            });
        }

        /// Adds places for all columns.
        void all(SqlBuilder sql, TableForm form) {
            for (int i = 0; i < form.columns().size(); i++) {
                if (i > 0) {
                    sql.add(", ");
                }
                field(sql, i);
            }
        }
    }
}
