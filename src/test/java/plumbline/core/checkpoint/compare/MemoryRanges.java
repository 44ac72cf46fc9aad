package plumbline.core.checkpoint.compare;

import java.util.ArrayList;
import java.util.List;
import plumbline.core.checkpoint.KeyPart;
import plumbline.core.checkpoint.KeyRange;
import plumbline.core.checkpoint.RangeReader;
import plumbline.core.checkpoint.RangeSum;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;

/// Ranges of a table that is held in memory, in the key's order. Counts what is asked of it.
final class MemoryRanges implements RangeReader {

    final boolean together;
    int questions;
    int rowsRead;
    /// How many sums are worked out until the server refuses to.
    int willing = Integer.MAX_VALUE;

    private final TableForm form;
    private final List<byte[]> rows;

    MemoryRanges(TableForm form, List<byte[]> rows, boolean together) {
        this.form = form;
        this.rows = List.copyOf(rows);
        this.together = together;
    }

    @Override
    public int keyColumns() {
        return 1;
    }

    @Override
    public boolean together() {
        return together;
    }

    @Override
    public RangeSum sum(KeyRange range, int most) {
        questions++;
        if (willing-- <= 0) {
            throw new ProblemException(Problem.of(ProblemCode.STATEMENT, form.name().toString(), "no MD5 here"));
        }
        RangeDigest digest = RangeDigest.of(form.columns()).orElseThrow();
        within(range).stream().limit(most).forEach(row -> digest.add(tuple(row)));
        return digest.take();
    }

    @Override
    public List<RangeSum> sums(List<Tuple> bounds, int most) {
        List<RangeSum> sums = new ArrayList<>();
        for (int i = 0; i + 1 < bounds.size(); i++) {
            sums.add(sum(new KeyRange(bounds.get(i), bounds.get(i + 1)), most));
        }
        questions -= sums.size() - 1;
        return sums;
    }

    @Override
    public TupleReader rows(List<KeyRange> ranges) {
        questions++;
        List<byte[]> some = ranges.stream().flatMap(range -> within(range).stream()).toList();
        rowsRead += some.size();
        return new MemoryRows(some);
    }

    private List<byte[]> within(KeyRange range) {
        Tuple from = range.from();
        Tuple to = range.to();
        int begin = from == null ? 0 : firstFrom(from);
        return rows.subList(begin, Math.max(begin, to == null ? rows.size() : firstFrom(to)));
    }

    private int firstFrom(Tuple bound) {
        KeyPart part = form.key().getFirst();
        int low = 0;
        int high = rows.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (part.order().compare(tuple(rows.get(middle)), part.column(), bound, 0) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static Tuple tuple(byte[] row) {
        Tuple tuple = new Tuple();
        tuple.set(row, 0, row.length);
        return tuple;
    }
}
