package plumbline.core.checkpoint.restore;

import java.util.function.Predicate;
import plumbline.core.checkpoint.Delta;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.TupleReader;

/// The rows of one side of a delta, as a reader. Used by one thread.
final class DeltaRows implements TupleReader {

    private final Delta.DeltaReader rows;
    private final Predicate<Delta.Kind> wanted;
    private final boolean after;

    private DeltaRows(Delta delta, Predicate<Delta.Kind> wanted, boolean after) {
        this.rows = delta.read();
        this.wanted = wanted;
        this.after = after;
    }

    /// Rows as they are before they change or go.
    static TupleReader before(Delta delta) {
        return new DeltaRows(delta, kind -> kind != Delta.Kind.ADDED, false);
    }

    /// Rows that are not there yet.
    static TupleReader added(Delta delta) {
        return new DeltaRows(delta, kind -> kind == Delta.Kind.ADDED, true);
    }

    /// Rows as they will be.
    static TupleReader after(Delta delta) {
        return new DeltaRows(delta, kind -> kind != Delta.Kind.REMOVED, true);
    }

    /// Rows that will not be there any more.
    static TupleReader removed(Delta delta) {
        return new DeltaRows(delta, kind -> kind == Delta.Kind.REMOVED, false);
    }

    @Override
    public boolean next() {
        while (rows.next()) {
            if (wanted.test(rows.kind())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Tuple tuple() {
        return after ? rows.after() : rows.before();
    }

    @Override
    public void close() {
        rows.close();
    }
}
