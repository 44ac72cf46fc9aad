package plumbline.core.checkpoint;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.sql.TableName;

/// A table as it is saved: which columns, told apart by what, written how.
///
/// @param name       with its schema, where the system has schemas
/// @param kind       `table`, `partition`, `unlogged`; SQLite also `without-rowid` and `virtual`
/// @param root       the partitioned table at the top it belongs to, or null
/// @param columns    those that are saved, in order; generated ones are not
/// @param generated  names of the columns the server computes
/// @param key        what tells rows apart: the primary key, else a unique key without NULLs; empty: nothing does
/// @param ordered    whether its rows come in the key's order
/// @param coding     how its fields are written
/// @param definition what a person would compare: one line a column, key, constraint, index or partition bound
/// @param rows       how many rows it has by the server's estimate, or -1
/// @param bytes      how many bytes its rows take by the server's estimate, or -1
public record TableForm(TableName name, String kind, @Nullable TableName root, List<ColumnForm> columns,
        List<String> generated, List<KeyPart> key, boolean ordered, Coding coding, List<String> definition, long rows,
        long bytes) {

    public TableForm {
        columns = List.copyOf(columns);
        generated = List.copyOf(generated);
        key = List.copyOf(key);
        definition = List.copyOf(definition);
    }

    /// The same table in another order, or written in another way.
    public TableForm read(boolean inOrder, Coding written) {
        return new TableForm(name, kind, root, columns, generated, key, inOrder, written, definition, rows, bytes);
    }

    /// Whether a name means this table or, of a partition, the table at the top.
    public boolean isMeantBy(TableName named) {
        return named.means(name) || (root != null && named.means(root));
    }

    /// Compares two rows of this table by their key.
    ///
    /// @return negative, zero or positive
    public int compareKeys(Tuple left, Tuple right) {
        for (KeyPart part : key) {
            int compared = part.order().compare(left, part.column(), right, part.column());
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }
}
