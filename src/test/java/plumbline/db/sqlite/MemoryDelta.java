package plumbline.db.sqlite;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Delta;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tables;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.TupleReader;

/// A delta kept in memory, taken by merging two ordered readings.
record MemoryDelta(TableForm form, List<Difference> differences) implements Delta {

    record Difference(Kind kind, @Nullable Tuple before, @Nullable Tuple after) {}

    /// What would have to change in the first to become the second.
    static MemoryDelta between(Tables first, Tables second, TableForm form) {
        List<Tuple> before = all(first.rows(form));
        List<Tuple> after = all(second.rows(form));
        List<Difference> differences = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            int order = i == before.size()
                    ? 1
                    : j == after.size() ? -1 : form.compareKeys(before.get(i), after.get(j));
            if (order < 0) {
                differences.add(new Difference(Kind.REMOVED, before.get(i++), null));
            } else if (order > 0) {
                differences.add(new Difference(Kind.ADDED, null, after.get(j++)));
            } else {
                if (!before.get(i).same(after.get(j))) {
                    differences.add(new Difference(Kind.CHANGED, before.get(i), after.get(j)));
                }
                i++;
                j++;
            }
        }
        return new MemoryDelta(form, differences);
    }

    /// All rows of a reader, which is closed.
    static List<Tuple> all(TupleReader reader) {
        try (reader) {
            List<Tuple> rows = new ArrayList<>();
            while (reader.next()) {
                rows.add(reader.tuple().copy());
            }
            return rows;
        }
    }

    /// A reader of rows in memory.
    static TupleReader reader(List<Tuple> rows) {
        return new TupleReader() {
            private int at = -1;

            @Override
            public boolean next() {
                return ++at < rows.size();
            }

            @Override
            public Tuple tuple() {
                return rows.get(at);
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }

    private long count(Kind kind) {
        return differences.stream().filter(difference -> difference.kind() == kind).count();
    }

    @Override
    public long added() {
        return count(Kind.ADDED);
    }

    @Override
    public long removed() {
        return count(Kind.REMOVED);
    }

    @Override
    public long changed() {
        return count(Kind.CHANGED);
    }

    @Override
    public DeltaReader read() {
        return readFrom(0);
    }

    @Override
    public DeltaReader readFrom(long first) {
        return new DeltaReader() {
            private int at = (int) first - 1;

            @Override
            public boolean next() {
                return ++at < differences.size();
            }

            @Override
            public Kind kind() {
                return differences.get(at).kind();
            }

            @Override
            public Tuple before() {
                return java.util.Objects.requireNonNull(differences.get(at).before());
            }

            @Override
            public Tuple after() {
                return java.util.Objects.requireNonNull(differences.get(at).after());
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }
}
