package plumbline.core.checkpoint.compare;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.work.CancelledException;
import plumbline.core.work.Crew;
import plumbline.core.work.WorkContext;

/// Finds out which rows of a large table differ without sorting it: both sides are read as they come and summed in
/// [KeyBuckets], at the same time; where sums differ, the rows of these buckets alone are read again and sorted. Used once.
final class UnsortedMerge {

    /// Bytes of a table that is sorted faster than it is read twice.
    private static final long SMALL = 4 << 20;
    private static final SecureRandom SEEDS = new SecureRandom();

    private final TableForm form;
    private final Scratch scratch;
    private final long memory;
    private final Pace pace;
    private final WorkContext context;
    private final AtomicBoolean failed = new AtomicBoolean();
    private final long[] read = new long[2];

    /// @param memory bytes that sorting may take
    UnsortedMerge(TableForm form, Scratch scratch, long memory, Pace pace, WorkContext context) {
        this.form = form;
        this.scratch = scratch;
        this.memory = memory;
        this.pace = new SharedPace(pace, failed);
        this.context = context;
    }

    /// Whether both sides can be read in any order, one of them has none, and that is worth it.
    static boolean suits(TableForm form, Rows from, Rows to) {
        boolean sorts = form.key().isEmpty() || !from.ordered() || !to.ordered();
        return sorts && form.bytes() >= SMALL && from.anyOrder().isPresent() && to.anyOrder().isPresent()
                && KeyBuckets.suit(form);
    }

    /// Merges.
    Merged merge(Rows from, Rows to) {
        List<Supplier<TupleReader>> sides = List.of(from.anyOrder().orElseThrow(), to.anyOrder().orElseThrow());
        KeyBuckets buckets = KeyBuckets.of(form, form.rows(), SEEDS.nextLong());
        BitSet unlike = unlike(buckets, sides);
        List<TupleReader> sorted = new ArrayList<>();
        try (DeltaFile.Writer out = DeltaFile.write(form, scratch)) {
            if (unlike.isEmpty()) {
                return new Merged(out.finish(), read[0], java.util.Map.of(), false);
            }
            pace.again(read[0] + read[1]);
            RowOrder order = RowOrder.of(form);
            List<Chosen> chosen = sides.stream().map(open -> new Chosen(open, buckets, unlike)).toList();
            sort(chosen, order, sorted);
            MergeRun run = new MergeRun(form, order, sorted.getFirst(), sorted.getLast(), out, false, context);
            run.all();
            return run.merged(true).and(read[0] - chosen.getFirst().taken);
        } finally {
            sorted.forEach(TupleReader::close);
        }
    }

    private BitSet unlike(KeyBuckets buckets, List<Supplier<TupleReader>> sides) {
        List<KeyBuckets.Sums> sums = List.of(buckets.none(), buckets.none());
        Crew.perform("compare", 2, side -> {
            try (TupleReader rows = counted(sides.get(side).get())) {
                while (rows.next()) {
                    sums.get(side).add(rows.tuple());
                }
            }
            read[side] = sums.get(side).rows();
        }, () -> failed.set(true));
        return sums.getFirst().unlike(sums.getLast());
    }

    private TupleReader counted(TupleReader rows) {
        return new Counted(rows, form, pace, context);
    }

    /// Both sides' rows that may differ, in order.
    private void sort(List<Chosen> chosen, RowOrder order, List<TupleReader> into) {
        List<AtomicReference<TupleReader>> sorted = IntStream.range(0, 2)
                .mapToObj(_ -> new AtomicReference<TupleReader>(TupleReader.none()))
                .toList();
        try {
            Crew.perform("compare", 2,
                    side -> sorted.get(side)
                            .set(Sorter.sort(chosen.get(side).open(), scratch, order, memory / 2, context)),
                    () -> failed.set(true));
        } finally {
            sorted.forEach(reader -> into.add(reader.get()));
        }
    }

    /// A side's rows that fall into a bucket whose sums differ.
    private final class Chosen implements TupleReader {

        private final Supplier<TupleReader> open;
        private final KeyBuckets buckets;
        private final BitSet unlike;
        private TupleReader rows = TupleReader.none();
        private long taken;

        Chosen(Supplier<TupleReader> open, KeyBuckets buckets, BitSet unlike) {
            this.open = open;
            this.buckets = buckets;
            this.unlike = unlike;
        }

        Chosen open() {
            rows = counted(open.get());
            return this;
        }

        @Override
        public boolean next() {
            while (rows.next()) {
                if (unlike.get(buckets.of(rows.tuple()))) {
                    taken++;
                    return true;
                }
            }
            return false;
        }

        @Override
        public Tuple tuple() {
            return rows.tuple();
        }

        @Override
        public void close() {
            rows.close();
        }
    }

    /// Hears from two threads in turn, and ends one where the other failed.
    private record SharedPace(Pace pace, AtomicBoolean failed) implements Pace {

        @Override
        public void read(long rows, long bytes) {
            if (failed.get()) {
                throw new CancelledException();
            }
            synchronized (pace) {
                pace.read(rows, bytes);
            }
        }

        @Override
        public void again(long rows) {
            synchronized (pace) {
                pace.again(rows);
            }
        }
    }
}
