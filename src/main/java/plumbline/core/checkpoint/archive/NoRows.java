package plumbline.core.checkpoint.archive;

import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.TupleReader;

/// No rows at all. Stateless.
final class NoRows implements TupleReader {

    static final NoRows INSTANCE = new NoRows();

    @Override
    public boolean next() {
        return false;
    }

    @Override
    public Tuple tuple() {
        throw new IllegalStateException("there is no row");
    }

    @Override
    public void close() {
        // holds nothing
    }
}
