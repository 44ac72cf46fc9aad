package plumbline.db.sqlite;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointWriter;
import plumbline.core.checkpoint.Fault;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.checkpoint.Tables;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.work.WorkContext;

/// A shelf on which nothing lies but one copied file.
record CopyShelf(Path folder, java.util.function.Supplier<Tables> copy) implements Shelf {

    @Override
    public List<Checkpoint> all() {
        return List.of();
    }

    @Override
    public Checkpoint find(String idOrPath) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Tables open(Checkpoint checkpoint) {
        return copy.get();
    }

    @Override
    public TupleReader absent(Checkpoint checkpoint, SavedTable table) {
        return MemoryDelta.reader(List.of());
    }

    @Override
    public List<Fault> verify(Checkpoint checkpoint, WorkContext context) {
        return List.of();
    }

    @Override
    public void delete(Checkpoint checkpoint) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Checkpoint relabel(Checkpoint checkpoint, String description, boolean pinned) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Checkpoint> outdated(int keep, Duration age, Predicate<Checkpoint> among) {
        return List.of();
    }

    @Override
    public List<Fault> exportTo(Checkpoint checkpoint, Path file, WorkContext context) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Checkpoint importFrom(Path file, WorkContext context) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CheckpointWriter begin(String wantedId) {
        throw new UnsupportedOperationException();
    }
}
