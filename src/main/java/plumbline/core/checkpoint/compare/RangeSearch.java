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
import plumbline.core.work.WorkContext;

/// Cuts saved rows, which come in the key's order, into ranges, sums each up, and asks the server for its sums of the same
/// ranges: the first begins before every key, the last ends behind every key. Used once.
final class RangeSearch {

    /// A range ends with the first of the two that is reached: what has to be read for one row that differs.
    private static final int ROWS = 64;
    private static final int BYTES = 16 * 1024;
    /// How many ranges one question is about: the first of all, and the most of any.
    private static final int FIRST_BATCH = 8;
    private static final int LARGEST_BATCH = 4096;
    private static final long KEY_BYTES = 1 << 20;
    /// A question shall take about a second.
    private static final long QUICK = 500_000_000L;
    private static final long SLOW = 2_000_000_000L;
    /// From this row on it is given up where most rows lie in ranges that differ.
    private static final long DECIDED = 32_768;

    private final List<KeyPart> key;
    private final int[] keyFields;
    private final int[] boundFields;
    private final RangeReader server;
    private final RangeDigest digest;
    private final DifferingRanges found;
    private final Pace pace;
    private final WorkContext context;
    private final long started = System.nanoTime();
    private final Tuple last = new Tuple();
    private byte[] lastBytes = new byte[64];
    private final List<Tuple> bounds = new ArrayList<>();
    private final List<RangeSum> expected = new ArrayList<>();
    private long place;
    private long begun;
    private long asked;
    private boolean answered;
    private long bytes;
    private long boundBytes;
    private int batch = FIRST_BATCH;

    RangeSearch(TableForm form, RangeReader server, RangeDigest digest, DifferingRanges found, Pace pace,
            WorkContext context) {
        this.key = form.key();
        this.keyFields = key.stream().mapToInt(KeyPart::column).toArray();
        this.boundFields = key.stream().limit(server.keyColumns()).mapToInt(KeyPart::column).toArray();
        this.server = server;
        this.digest = digest;
        this.found = found;
        this.pace = pace;
        this.context = context;
    }

    /// Searches.
    ///
    /// @param rows    all that are saved
    /// @param ofRows  how many there are
    /// @param patience nanoseconds after which it is given up, as it is where most rows have to be read after all;
    ///                 Long.MAX_VALUE: it is never given up
    /// @return whether the ranges found are all that differ; else all rows have to be read
    /// @throws OrderCheck.Disordered where the rows don't come in the key's order
    boolean all(TupleReader rows, long ofRows, long patience) {
        while (rows.next()) {
            Tuple row = rows.tuple();
            int from = follows(row);
            if (place == 0 || (isFull() && from < boundFields.length)) {
                if (hasNull(row)) {
                    return false;
                }
                cut(row);
                if (patience < Long.MAX_VALUE && isVain(ofRows, patience)) {
                    return false;
                }
            }
            digest.add(row);
            bytes += row.length();
            place++;
            lastBytes = Projected.project(row, keyFields, lastBytes, last);
        }
        if (place == 0) {
            return false;
        }
        ask();
        RangeSum its = digest.take();
        KeyRange end = new KeyRange(bounds.getFirst(), null);
        if (!its.equals(server.sum(end, most(its.rows())))) {
            found.add(end, begun, place);
        }
        pace.read(its.rows(), 0);
        found.finish(place);
        return true;
    }

    private boolean isVain(long ofRows, long patience) {
        return System.nanoTime() - started > patience
                || (place >= Math.max(DECIDED, ofRows / 8) && 2 * found.rows() > asked);
    }

    /// Whether the server gave a sum.
    boolean asked() {
        return answered;
    }

    /// From which column of the key on a row comes behind the one before it; as many as there are where it has the same.
    private int follows(Tuple row) {
        for (int i = 0; place > 0 && i < keyFields.length; i++) {
            int compared = key.get(i).order().compare(row, keyFields[i], last, i);
            if (compared < 0) {
                throw new OrderCheck.Disordered();
            }
            if (compared > 0) {
                return i;
            }
        }
        return keyFields.length;
    }

    private boolean isFull() { return digest.rows() >= ROWS || bytes >= BYTES; }

    private boolean hasNull(Tuple row) {
        for (int field : keyFields) {
            if (row.isNull(field)) {
                return true;
            }
        }
        return false;
    }

    /// A row with which a range begins.
    private void cut(Tuple row) {
        Tuple bound = new Tuple();
        Projected.project(row, boundFields, new byte[0], bound);
        if (bounds.isEmpty()) {
            KeyRange before = new KeyRange(null, bound);
            if (server.sum(before, 1).rows() > 0) {
                found.add(before, 0, 0);
            }
            answered = true;
            bounds.add(bound);
        } else {
            bounds.add(bound);
            expected.add(digest.take());
            boundBytes += bound.length();
            if (expected.size() >= batch || boundBytes >= KEY_BYTES) {
                ask();
            }
        }
        bytes = 0;
    }

    /// Asks for the sums of the ranges between the bounds so far.
    private void ask() {
        if (expected.isEmpty()) {
            return;
        }
        context.checkCancelled();
        long most = expected.stream().mapToLong(RangeSum::rows).max().orElse(0);
        long before = System.nanoTime();
        List<RangeSum> sums = server.sums(List.copyOf(bounds), most(most));
        long took = System.nanoTime() - before;
        long counted = 0;
        for (int i = 0; i < expected.size(); i++) {
            long end = begun + expected.get(i).rows();
            if (!expected.get(i).equals(sums.get(i))) {
                found.add(new KeyRange(bounds.get(i), bounds.get(i + 1)), begun, end);
            }
            counted += sums.get(i).rows();
            begun = end;
        }
        pace.read(counted, 0);
        asked = begun;
        batch = Math.clamp(took < QUICK ? 2L * batch : took > SLOW ? batch / 2 : batch, FIRST_BATCH, LARGEST_BATCH);
        bounds.subList(0, bounds.size() - 1).clear();
        expected.clear();
        boundBytes = 0;
    }

    /// One more than expected is enough to know that a range differs.
    private static int most(long rows) {
        return (int) Math.min(Integer.MAX_VALUE, rows + 1);
    }
}
