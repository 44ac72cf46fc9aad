package plumbline.core.checkpoint.compare;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.PushDown;
import plumbline.core.checkpoint.RangeReader;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.work.WorkContext;

/// Compares saved tables with a target's by sums that its server works out over ranges of keys, where that is wanted and can
/// be done: only ranges whose sums differ are read and merged, so that what is found is what reading all rows would find.
/// Used by one thread.
final class PushedDown {

    /// Smaller tables are read.
    private static final long SMALL = 50_000;
    /// What the server says where it can't work sums out, such as one that may not use MD5.
    private static final Set<ProblemCode> CANNOT = Set.of(ProblemCode.STATEMENT, ProblemCode.MISSING_FUNCTION,
            ProblemCode.RIGHTS);

    private final OpenSides sides;
    private final PushDown wanted;
    private final Scratch scratch;
    private final Pace pace;
    private final WorkContext context;
    private @Nullable PushDownCost cost;

    PushedDown(OpenSides sides, PushDown wanted, Scratch scratch, Pace pace, WorkContext context) {
        this.sides = sides;
        this.wanted = wanted;
        this.scratch = scratch;
        this.pace = pace;
        this.context = context;
    }

    /// Merges a table.
    ///
    /// @param mine the first side's rows, all of them
    /// @param its  the second side's
    /// @return empty where all rows have to be read
    Optional<Merged> merge(Match match, TableForm from, TableForm to, Rows mine, Rows its) {
        return switch (sides.from()) {
            case OpenSide.Saved saved when sides.to() instanceof OpenSide.Live live ->
                merge(new Pair(match.form(), saved, from, mine, live, live.asked(to, match.form(), match.to()), true));
            case OpenSide.Live live when sides.to() instanceof OpenSide.Saved saved ->
                merge(new Pair(match.form(), saved, to, its, live, live.asked(from, match.form(), match.from()),
                        false));
            default -> Optional.empty();
        };
    }

    /// A saved table and the same one of a target.
    ///
    /// @param form  how both are compared
    /// @param first whether the saved one is the first side
    private record Pair(TableForm form, OpenSide.Saved saved, TableForm own, Rows rows, OpenSide.Live live,
            TableForm asked, boolean first) {}

    private Optional<Merged> merge(Pair pair) {
        Optional<SavedTable> saved = pair.saved().saved(pair.own().name());
        boolean can = wanted != PushDown.NEVER && saved.isPresent() && saved.get().whole()
                && pair.own().coding() == Coding.COPY_BINARY && pair.form().coding() == Coding.COPY_BINARY
                && !pair.form().key().isEmpty();
        if (!can || (wanted == PushDown.AUTO && saved.get().rows() < SMALL)) {
            return Optional.empty();
        }
        Optional<RangeReader> ranges = pair.live().tables().ranges(pair.asked());
        if (ranges.isEmpty() || (wanted == PushDown.AUTO && !pays(pair, saved.get(), ranges.get()))) {
            return Optional.empty();
        }
        long patience = wanted == PushDown.AUTO
                ? cost(pair).patience(saved.get().rows(), saved.get().bytes())
                : Long.MAX_VALUE;
        return RangeDigest.of(pair.asked().columns()).flatMap(
                digest -> search(new Attempt(pair, ranges.get(), digest, saved.get().rows(), patience)));
    }

    private boolean pays(Pair pair, SavedTable saved, RangeReader ranges) {
        return cost(pair).pays(saved.rows(), saved.bytes()) && ranges.together();
    }

    private PushDownCost cost(Pair pair) {
        PushDownCost known = cost;
        if (known == null) {
            known = new PushDownCost(pair.live().tables().link());
            cost = known;
        }
        return known;
    }

    /// A pair that is searched.
    ///
    /// @param ofRows   how many rows are saved
    /// @param patience see [RangeSearch#all]
    private record Attempt(Pair pair, RangeReader ranges, RangeDigest digest, long ofRows, long patience) {}

    private Optional<Merged> search(Attempt attempt) {
        Pair pair = attempt.pair();
        if (pair.rows().ordered()) {
            try {
                return search(attempt, pair.rows());
            } catch (OrderCheck.Disordered notAsSaid) {
                attempt.digest().take();
            }
        }
        try (SpillFile sorted = sorted(pair)) {
            return search(attempt, new Rows(true, () -> new Spilled(sorted.read(0))));
        }
    }

    private SpillFile sorted(Pair pair) {
        try (TupleReader rows = Sorter.sort(pair.rows().open().get(), scratch, RowOrder.of(pair.form()),
                TableMerge.MEMORY / 2, context); SpillWriter out = new SpillWriter(scratch, SpillWriter.ROWS)) {
            while (rows.next()) {
                out.put(0, rows.tuple(), null);
            }
            return out.finish();
        }
    }

    private Optional<Merged> search(Attempt attempt, Rows saved) {
        Pair pair = attempt.pair();
        try (DifferingRanges found = new DifferingRanges(scratch)) {
            if (!all(attempt, saved, found)) {
                return Optional.empty();
            }
            Rows mine = new Rows(true, () -> found.among(saved.open().get()));
            Rows its = new Rows(true, () -> found.fetched(attempt.ranges()));
            // the rows were counted when they were summed up
            Merged merged = new TableMerge(scratch).merge(pair.form(), pair.first() ? mine : its,
                    pair.first() ? its : mine, (_, bytes) -> pace.read(0, bytes), context);
            return Optional.of(new Merged(merged.delta(), merged.unchanged() + found.equalRows(), merged.cells(),
                    merged.sorted()));
        }
    }

    private boolean all(Attempt attempt, Rows saved, DifferingRanges found) {
        TableForm form = attempt.pair().form();
        RangeSearch search = new RangeSearch(form, attempt.ranges(), attempt.digest(), found, pace, context);
        try (TupleReader rows = new Counted(saved.open().get(), form, pace, context)) {
            return search.all(rows, attempt.ofRows(), attempt.patience());
        } catch (ProblemException refused) {
            if (search.asked() || !CANNOT.contains(refused.problem().code())) {
                throw refused;
            }
            return false;
        }
    }

    /// Rows in a file of the comparison's own.
    private record Spilled(SpillFile.Reader rows) implements TupleReader {

        @Override
        public boolean next() {
            return rows.next();
        }

        @Override
        public Tuple tuple() {
            return java.util.Objects.requireNonNull(rows.first());
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
