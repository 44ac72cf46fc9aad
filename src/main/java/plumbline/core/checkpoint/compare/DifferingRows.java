package plumbline.core.checkpoint.compare;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import plumbline.core.checkpoint.Comparison;
import plumbline.core.checkpoint.RowDifference;
import plumbline.core.checkpoint.TableDifference;
import plumbline.core.sql.TableName;

/// All rows that differ in a table, read page by page, so that any number of them needs little memory. May be gone
/// through several times while the comparison is open; each time by one thread.
///
/// @param comparison open until the last row was read
public record DifferingRows(Comparison comparison, TableName table) implements Iterable<RowDifference> {

    private static final int PAGE = 500;

    /// The rows of one of its tables.
    public static DifferingRows of(Comparison comparison, TableDifference table) {
        return new DifferingRows(comparison, table.name());
    }

    @Override
    public Iterator<RowDifference> iterator() {
        return new Iterator<>() {

            private List<RowDifference> page = List.of();
            private int at;
            private long read;
            private boolean ended;

            @Override
            public boolean hasNext() {
                if (at == page.size() && !ended) {
                    page = comparison.page(table, read, PAGE);
                    read += page.size();
                    at = 0;
                    ended = page.size() < PAGE;
                }
                return at < page.size();
            }

            @Override
            public RowDifference next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return page.get(at++);
            }
        };
    }
}
