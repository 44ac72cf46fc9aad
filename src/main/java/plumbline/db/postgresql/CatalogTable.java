package plumbline.db.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.core.session.Row;
import plumbline.core.session.Session;
import plumbline.core.sql.TableName;
import plumbline.db.jdbc.SqlFile;

/// A relation that may be a table to save, or looks like one.
///
/// @param kind        the catalog's letter: `r` table, `p` partitioned, `v` view, `m` materialised view, `f` foreign
/// @param persistence the catalog's letter: `p` permanent, `u` unlogged, `t` temporary
/// @param root        the partitioned table at the top, or null
/// @param rowsHidden  whether row security hides rows from this role, or may
/// @param rows        estimated, or -1
/// @param above       object ids of the partitioned tables above it and of itself; empty outside a tree
record CatalogTable(long oid, TableName name, char kind, char persistence, @Nullable TableName root,
        boolean ofExtension, boolean mayRead, boolean rowsHidden, long rows, List<Long> above) {

    private static final SqlFile RELATIONS = SqlFile.read("postgresql/checkpoint/relations.sql");

    CatalogTable {
        above = List.copyOf(above);
    }

    /// All of the database, by schema and name.
    static List<CatalogTable> all(Session session) {
        List<CatalogTable> tables = new ArrayList<>();
        for (Row row : session.query(RELATIONS.bind(Map.of()), Integer.MAX_VALUE).rows()) {
            tables.add(new CatalogTable(Long.parseLong(row.text(0)), TableName.of(row.text(1), row.text(2)),
                    row.text(3).charAt(0), row.text(4).charAt(0),
                    row.get(5) == null ? null : TableName.of(row.text(5), row.text(6)),
                    Boolean.TRUE.equals(row.get(7)), Boolean.TRUE.equals(row.get(8)),
                    Boolean.TRUE.equals(row.get(9)), Long.parseLong(row.text(10)), ArrayText.longs(row.text(11))));
        }
        return tables;
    }

    /// Whether it holds rows of its own that can be saved and put back.
    boolean holdsRows() {
        return kind == 'r' && persistence != 't';
    }

    boolean unlogged() {
        return persistence == 'u';
    }

    /// The word for it in a form.
    String word() {
        return unlogged() ? "unlogged" : root == null ? "table" : "partition";
    }

    /// Why it is none to save.
    String reason() {
        return switch (kind) {
            case 'v' -> "view";
            case 'm' -> "materialized-view";
            case 'f' -> "foreign-table";
            case 'p' -> "partitioned";
            default -> "temporary";
        };
    }
}
