package plumbline.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Checkpoint.Label;
import plumbline.core.checkpoint.CheckpointWriter;
import plumbline.core.checkpoint.Fault;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.Origin;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tables;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.work.WorkContext;

/// A shelf in memory; its tables make their rows when they are read, and count which pages were.
public final class FakeShelf implements Shelf {

    private final List<Checkpoint> all = new CopyOnWriteArrayList<>();
    private final List<Long> pages = new CopyOnWriteArrayList<>();
    private volatile List<Fault> wrong = List.of();
    private volatile @Nullable Problem failure;
    private volatile Runnable verifying = () -> {};

    public FakeShelf(List<Checkpoint> first) {
        all.addAll(first);
    }

    /// Where reading began, in order.
    public List<Long> pages() {
        return pages;
    }

    /// What the next verifications and exports find.
    public void wrong(List<Fault> found) {
        wrong = found;
    }

    /// What happens in the middle of the next verifications.
    public void verifying(Runnable happening) {
        verifying = happening;
    }

    /// Lets everything fail from now on, or no longer.
    public void fail(@Nullable Problem problem) {
        failure = problem;
    }

    /// Puts one more there.
    public void add(Checkpoint one) {
        all.add(one);
    }

    private void check() {
        Problem problem = failure;
        if (problem != null) {
            throw new ProblemException(problem);
        }
    }

    @Override
    public Path folder() {
        return Path.of("/home/dba/.plumbline/checkpoints");
    }

    @Override
    public List<Checkpoint> all() {
        check();
        return List.copyOf(all);
    }

    @Override
    public Checkpoint find(String idOrPath) {
        return all.stream().filter(each -> each.id().equals(idOrPath)).findFirst()
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.UNKNOWN_CHECKPOINT, idOrPath)));
    }

    @Override
    public Tables open(Checkpoint checkpoint) {
        check();
        return new Opened(checkpoint);
    }

    private final class Opened implements Tables {

        private final Checkpoint of;

        Opened(Checkpoint of) {
            this.of = of;
        }

        @Override
        public Origin origin() {
            return of.contents().origin();
        }

        @Override
        public Inventory inventory() {
            Inventory rest = of.contents().inventory();
            return new Inventory(of.contents().tables().stream().map(SavedTable::form).toList(), rest.links(),
                    rest.triggers(), rest.sequences(), rest.skipped(), rest.schema());
        }

        @Override
        public TupleReader rows(TableForm form) {
            return rowsFrom(form, 0);
        }

        @Override
        public TupleReader rowsFrom(TableForm form, long first) {
            pages.add(first);
            long rows = of.contents().tables().stream().filter(each -> each.form().equals(form)).findFirst()
                    .orElseThrow().rows();
            return new Made(first, rows);
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    private static final class Made implements TupleReader {

        private final long end;
        private long at;
        private Tuple tuple = new Tuple();

        Made(long first, long end) {
            this.at = first;
            this.end = end;
        }

        @Override
        public boolean next() {
            if (at >= end) {
                return false;
            }
            tuple = SampleCheckpoints.tuple(SampleCheckpoints.row(++at));
            return true;
        }

        @Override
        public Tuple tuple() {
            return tuple;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    @Override
    public TupleReader absent(Checkpoint checkpoint, SavedTable table) {
        return new Made(0, 0);
    }

    @Override
    public List<Fault> verify(Checkpoint checkpoint, WorkContext context) {
        check();
        verifying.run();
        replace(checkpoint, new Label(checkpoint.label().description(), checkpoint.label().pinned(),
                checkpoint.contents().created().plusSeconds(60), wrong.isEmpty()));
        return wrong;
    }

    @Override
    public void delete(Checkpoint checkpoint) {
        check();
        all.removeIf(each -> each.path().equals(checkpoint.path()));
    }

    @Override
    public Checkpoint relabel(Checkpoint checkpoint, String description, boolean pinned) {
        check();
        return replace(checkpoint,
                new Label(description, pinned, checkpoint.label().verified(), checkpoint.label().intact()));
    }

    private Checkpoint replace(Checkpoint old, Label label) {
        Checkpoint now = new Checkpoint(old.id(), old.path(), old.condition(), old.fault(), old.manifest(), label,
                old.diskBytes());
        all.replaceAll(each -> each.path().equals(old.path()) ? now : each);
        return now;
    }

    @Override
    public List<Checkpoint> outdated(int keep, Duration age, Predicate<Checkpoint> among) {
        check();
        List<Checkpoint> fitting = new ArrayList<>(all.stream()
                .filter(each -> each.usable() && !each.label().pinned() && among.test(each)).toList());
        return fitting.size() <= keep ? List.of() : fitting.subList(keep, fitting.size());
    }

    @Override
    public List<Fault> exportTo(Checkpoint checkpoint, Path file, WorkContext context) {
        check();
        return wrong;
    }

    @Override
    public Checkpoint importFrom(Path file, WorkContext context) {
        check();
        throw new ProblemException(Problem.of(ProblemCode.BAD_CHECKPOINT, String.valueOf(file.getFileName())));
    }

    @Override
    public CheckpointWriter begin(String wantedId) {
        throw new UnsupportedOperationException("screens write nothing");
    }
}
