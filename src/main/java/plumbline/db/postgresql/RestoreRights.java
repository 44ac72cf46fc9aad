package plumbline.db.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import plumbline.core.session.Row;
import plumbline.core.session.Session;
import plumbline.core.sql.TableName;
import plumbline.db.jdbc.SqlFile;

/// What the role may do with a table, and what about the table makes a restore harder.
///
/// @param rules             how many it has that rewrite statements
/// @param published         whether its changes are sent to subscribers
/// @param indexBytes        of all its indexes
/// @param uniqueColumns     columns of unique and exclusion indexes other than the primary key's
/// @param uniqueExpressions whether such an index stands on an expression
/// @param notValid          whether it has constraints that hold for new rows only
record RestoreRights(TableName table, boolean owned, String owner, boolean writable, boolean truncatable,
        boolean rowSecurity, long rules, boolean published, long indexBytes, boolean temporary, long eventTriggers,
        Set<String> uniqueColumns, boolean uniqueExpressions, boolean notValid) {

    private static final SqlFile RIGHTS = SqlFile.read("postgresql/restore/rights.sql");

    static List<RestoreRights> of(Session session, List<TableName> tables) {
        List<RestoreRights> rights = new ArrayList<>();
        for (Row row : session.query(RIGHTS.bind(RestoreLink.names(tables)), Integer.MAX_VALUE).rows()) {
            Set<String> unique = row.text(11).isEmpty() ? Set.of() : Set.of(row.text(11).split("\u0001"));
            rights.add(new RestoreRights(TableName.parse(row.text(0)), RestoreLink.is(row, 1), row.text(2),
                    RestoreLink.is(row, 3), RestoreLink.is(row, 4), RestoreLink.is(row, 5), number(row, 6),
                    RestoreLink.is(row, 7), number(row, 8), RestoreLink.is(row, 9), number(row, 10), unique,
                    RestoreLink.is(row, 12), RestoreLink.is(row, 13)));
        }
        return rights;
    }

    private static long number(Row row, int column) {
        return Long.parseLong(row.text(column));
    }
}
