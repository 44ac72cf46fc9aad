package plumbline.db.sqlite;

import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import plumbline.core.checkpoint.KeyPart;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.sql.SqlBuilder;

/// Reads one row of a file by its key.
///
/// @param encoding the file's own for texts
record RowByKey(SqliteAccess access, Charset encoding) implements Witness.RowsByKey {

    @Override
    public Optional<Tuple> row(TableForm form, Tuple key) {
        return access.run(connection -> read(connection, form, key));
    }

    private Optional<Tuple> read(Connection connection, TableForm form, Tuple key) throws SQLException {
        List<Integer> fields = IntStream.range(0, key.fields()).boxed().toList();
        BitSet broken = SqliteTuples.broken(key, fields);
        SqlBuilder sql = SqliteTuples.columns(new SqlBuilder().add("SELECT "), form.columns()).add(" FROM main.")
                .table(form.name()).add(" AS t WHERE ").each(form.key(), " AND ", (SqlBuilder out, KeyPart part) -> {
                    out.add("t.").name(form.columns().get(part.column()).name()).add(" COLLATE BINARY IS ");
                    if (broken.get(part.column())) {
                        out.add("CAST(? AS TEXT)");
                    } else {
                        out.add("?");
                    }
                });
        try (PreparedStatement statement = connection.prepareStatement(sql.toSql().text())) {
            for (int field : fields) {
                SqliteTuples.bind(statement, field + 1, key, field, broken.get(field));
            }
            try (ResultSet result = statement.executeQuery()) {
                if (!result.next()) {
                    return Optional.empty();
                }
                SqliteTuples rows = new SqliteTuples(encoding, access.target().name());
                rows.add(result, form.columns().size());
                Tuple row = new Tuple();
                row.set(rows.bytes(), 0, rows.size());
                return Optional.of(row);
            }
        }
    }
}
