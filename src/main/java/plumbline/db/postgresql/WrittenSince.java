package plumbline.db.postgresql;

import java.util.HashMap;
import java.util.Map;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Row;
import plumbline.core.sql.Sql;
import plumbline.core.sql.SqlBuilder;
import plumbline.db.jdbc.JdbcSession;
import plumbline.db.jdbc.SqlFile;

/// Finds out whether a locked table is as a former reading saw it, without reading its values.
///
/// Every row version carries the number of the transaction that wrote it (`xmin`; it is kept when the row is frozen or
/// moved by VACUUM FULL). A transaction that the former snapshot did not see has a number that is not below the snapshot's
/// oldest one, so a row written since has such a number, and a row deleted since is missing in the count. Rows of the
/// transactions that ran beside the snapshot are taken for written since: the answer is then no, never a wrong yes.
///
/// Used by one thread, under the tables' locks.
final class WrittenSince {

    private static final SqlFile TELLS = SqlFile.read("postgresql/restore/unchanged.sql");

    private final JdbcSession session;
    private final Map<String, Boolean> tells = new HashMap<>();

    WrittenSince(JdbcSession session) {
        this.session = session;
    }

    /// Whether the table has so many rows, all written before.
    ///
    /// @param stamp what [PostgresTables#stamp] said
    boolean nothing(String stamp, CatalogTable table, long rows) {
        String[] parts = stamp.split(" ", 2);
        if (table.unlogged() || parts.length < 2
                || !tells.computeIfAbsent(stamp, _ -> tells(parts[0], parts[1]))) {
            return false;
        }
        try {
            Row row = session.tryAsk(question(table, since(parts[0])), 1).rows().getFirst();
            return Long.parseLong(row.text(0)) == rows && Long.parseLong(row.text(1)) == 0
                    && Boolean.TRUE.equals(row.get(2));
        } catch (ProblemException unknownStorage) {
            return false; // a table kept in another way may have no such numbers
        }
    }

    private boolean tells(String oldest, String started) {
        Row row = session
                .query(TELLS.bind(Map.of("oldest", oldest, "started", started, "since", since(oldest))), 1).rows()
                .getFirst();
        return Boolean.TRUE.equals(row.get(0));
    }

    /// The 32 bits of the number that a row carries.
    private static String since(String oldest) {
        return String.valueOf(Long.parseLong(oldest) & 0xFFFFFFFFL);
    }

    private static Sql question(CatalogTable table, String since) {
        return new SqlBuilder()
                .add("SELECT count(*), count(*) FILTER (WHERE pg_catalog.age(xmin) <= pg_catalog.age(CAST(")
                .literal(since)
                .add(" AS xid))), (SELECT a.amname = 'heap' FROM pg_catalog.pg_class AS c"
                        + " JOIN pg_catalog.pg_am AS a ON a.oid = c.relam WHERE c.oid = CAST(")
                .literal(String.valueOf(table.oid())).add(" AS oid)) FROM ONLY ").table(table.name()).toSql();
    }
}
