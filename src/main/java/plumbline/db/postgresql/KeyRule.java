package plumbline.db.postgresql;

import java.util.Set;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.KeyOrder;
import plumbline.core.sql.SqlBuilder;

/// By which rule the server orders a column so that [KeyOrder] finds the same order in the bytes it sends. Stateless.
///
/// The send forms are those of the functions named `..send` in PostgreSQL's sources (utils/adt).
final class KeyRule {

    /// Two's complement of a fixed length, big end first.
    private static final Set<String> SIGNED = Set.of("int2", "int4", "int8", "date", "time", "timestamp", "timestamptz",
            "money");
    /// Compared as their bytes are.
    private static final Set<String> PLAIN = Set.of("uuid", "bool", "bytea", "oid");
    /// Sent as they are stored, and compared byte by byte under the collation "C". Not `char(n)`: comparing it leaves
    /// the blanks at its end out, which are sent.
    private static final Set<String> TEXTS = Set.of("text", "varchar", "name");

    private KeyRule() {}

    /// The rule for a column.
    static KeyOrder order(CatalogTypes.Type below, Coding coding) {
        if (coding == Coding.COPY_TEXT || !below.builtIn()) {
            return KeyOrder.BYTES;
        }
        if (below.name().equals("numeric")) {
            return KeyOrder.NUMERIC;
        }
        return SIGNED.contains(below.name()) ? KeyOrder.SIGNED : KeyOrder.BYTES;
    }

    /// Whether an index of the column has this order, so that nothing need be sorted.
    static boolean indexed(CatalogColumn column, CatalogTypes.Type below, Coding coding) {
        if (coding == Coding.COPY_TEXT || !below.builtIn()) {
            return false;
        }
        String name = below.name();
        return SIGNED.contains(name) || PLAIN.contains(name) || name.equals("numeric")
                || (TEXTS.contains(name) && column.bytewise());
    }

    /// Adds what rows are ordered by.
    ///
    /// @param utf8 whether the server keeps texts as it sends them
    static void add(SqlBuilder sql, CatalogColumn column, CatalogTypes.Type below, Coding coding, boolean utf8) {
        String name = below.name();
        if (coding == Coding.COPY_TEXT) {
            // what the output function writes; a cast to text writes some types in another way
            sql.add(utf8 ? "format('%s', " : "convert_to(format('%s', ").name(column.name())
                    .add(utf8 ? ") COLLATE \"C\"" : "), 'UTF8')");
        } else if (below.kind() == 'e' && utf8) {
            sql.name(column.name()).add("::text COLLATE \"C\"");
        } else if (below.builtIn() && (SIGNED.contains(name) || PLAIN.contains(name) || name.equals("numeric"))) {
            sql.name(column.name());
        } else if (below.builtIn() && TEXTS.contains(name) && utf8) {
            sql.name(column.name());
            if (!column.bytewise()) {
                sql.add(" COLLATE \"C\"");
            }
        } else if (below.sendSchema() != null && below.sendName() != null) {
            sql.name(below.sendSchema()).add(".").name(below.sendName()).add("(").name(column.name()).add(")");
        } else {
            throw new IllegalStateException("no order for " + column.type());
        }
    }
}
