package plumbline.core.checkpoint.restore;

import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.TupleReader;

/// The rows of one reader and then those of another. Used by one thread.
final class Both implements TupleReader {

    private final TupleReader first;
    private final TupleReader second;
    private boolean later;

    Both(TupleReader first, TupleReader second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public boolean next() {
        if (!later && first.next()) {
            return true;
        }
        later = true;
        return second.next();
    }

    @Override
    public Tuple tuple() {
        return later ? second.tuple() : first.tuple();
    }

    @Override
    public void close() {
        first.close();
        second.close();
    }
}
