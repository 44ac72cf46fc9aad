package plumbline.core.checkpoint.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.KeyRange;
import plumbline.core.checkpoint.RangeReader;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.TupleReader;

/// The ranges of keys in which saved rows and a target's differ, ascending; those that follow each other are one. Their
/// bounds lie in a private file. Filled once, then read, by one thread.
final class DifferingRanges implements AutoCloseable {

    /// Ranges that are read with one question.
    private static final int TOGETHER = 256;
    /// A longer one is read with a question of its own.
    private static final int LONG = 1024;

    private final SpillWriter bounds;
    private @Nullable SpillFile file;
    private long[] begins = new long[64];
    private long[] ends = new long[64];
    private int count;
    private long rows;
    private long all;
    private @Nullable KeyRange last;

    DifferingRanges(Scratch scratch) {
        this.bounds = new SpillWriter(scratch, SpillWriter.ROWS);
    }

    /// Adds a range.
    ///
    /// @param begin which saved row is the first in it
    /// @param end   which saved row is the first behind it
    void add(KeyRange range, long begin, long end) {
        rows += end - begin;
        KeyRange before = last;
        if (before != null && ends[count - 1] == begin) {
            last = new KeyRange(before.from(), range.to());
            ends[count - 1] = end;
            return;
        }
        write();
        if (count == begins.length) {
            begins = Arrays.copyOf(begins, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        begins[count] = begin;
        ends[count] = end;
        count++;
        last = range;
    }

    private void write() {
        if (last != null) {
            bounds.put(0, last.from(), last.to());
        }
    }

    /// How many saved rows lie in them.
    long rows() {
        return rows;
    }

    /// How many saved rows lie elsewhere, known when all were seen.
    long equalRows() {
        return all - rows;
    }

    /// Ends the search.
    ///
    /// @param saved how many saved rows there are
    void finish(long saved) {
        all = saved;
        write();
        last = null;
        file = bounds.finish();
    }

    /// Of all saved rows those that lie in the ranges.
    TupleReader among(TupleReader all) {
        return new Among(all);
    }

    /// The target's rows in the ranges.
    TupleReader fetched(RangeReader target) {
        return new Fetched(target, java.util.Objects.requireNonNull(file).read(0));
    }

    @Override
    public void close() {
        bounds.close();
        if (file != null) {
            file.close();
        }
    }

    private final class Among implements TupleReader {

        private final TupleReader all;
        private int range;
        private long place;

        Among(TupleReader all) {
            this.all = all;
        }

        @Override
        public boolean next() {
            while (range < count && all.next()) {
                long its = place++;
                while (range < count && its >= ends[range]) {
                    range++;
                }
                if (range < count && its >= begins[range]) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Tuple tuple() {
            return all.tuple();
        }

        @Override
        public void close() {
            all.close();
        }
    }

    private final class Fetched implements TupleReader {

        private final RangeReader target;
        private final SpillFile.Reader ranges;
        private @Nullable KeyRange waiting;
        private @Nullable TupleReader present;
        private int read;

        Fetched(RangeReader target, SpillFile.Reader ranges) {
            this.target = target;
            this.ranges = ranges;
        }

        @Override
        public boolean next() {
            while (true) {
                if (present != null) {
                    if (present.next()) {
                        return true;
                    }
                    present.close();
                    present = null;
                }
                List<KeyRange> some = some();
                if (some.isEmpty()) {
                    return false;
                }
                present = target.rows(some);
            }
        }

        private List<KeyRange> some() {
            List<KeyRange> some = new ArrayList<>();
            while (some.size() < TOGETHER) {
                KeyRange range = waiting == null ? following() : waiting;
                waiting = null;
                if (range == null) {
                    break;
                }
                boolean alone = range.from() == null || range.to() == null || ends[read - 1] - begins[read - 1] > LONG;
                if (alone && !some.isEmpty()) {
                    waiting = range;
                    break;
                }
                some.add(range);
                if (alone) {
                    break;
                }
            }
            return some;
        }

        private @Nullable KeyRange following() {
            if (!ranges.next()) {
                return null;
            }
            read++;
            return new KeyRange(kept(ranges.first()), kept(ranges.second()));
        }

        private static @Nullable Tuple kept(@Nullable Tuple bound) {
            return bound == null ? null : bound.copy();
        }

        @Override
        public Tuple tuple() {
            return java.util.Objects.requireNonNull(present).tuple();
        }

        @Override
        public void close() {
            ranges.close();
            if (present != null) {
                present.close();
            }
        }
    }
}
