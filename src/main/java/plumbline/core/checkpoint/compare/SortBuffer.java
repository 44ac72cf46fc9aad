package plumbline.core.checkpoint.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.work.WorkContext;

/// Rows in memory, up to a limit, to be sorted there. Used by one thread.
final class SortBuffer {

    private static final int CHUNK = 1 << 20;
    private static final int SMALL = 12;
    /// A row's prefix, its place, and its number in two arrays.
    private static final int BESIDE = 24;

    private final RowOrder order;
    private final long memory;
    private final List<byte[]> chunks = new ArrayList<>();
    private final Tuple left = new Tuple();
    private final Tuple right = new Tuple();
    private long[] prefixes = new long[1024];
    private long[] places = new long[1024];
    private int[] sorted = new int[0];
    private int[] aside = new int[0];
    private int count;
    private int chunk;
    private int filled;
    private long used;

    /// @param memory bytes; a single row may be larger
    SortBuffer(RowOrder order, long memory) {
        this.order = order;
        this.memory = memory;
    }

    boolean fits(Tuple row) {
        return count == 0 || (used + row.length() + BESIDE <= memory && count < Integer.MAX_VALUE - 8);
    }

    void add(Tuple row) {
        int length = row.length() + 4;
        if (chunk < chunks.size() && chunks.get(chunk).length - filled < length) {
            chunk++;
            filled = 0;
        }
        if (chunk == chunks.size()) {
            chunks.add(new byte[Math.max(length, (int) Math.min(CHUNK, Math.max(memory, 1024)))]);
        } else if (chunks.get(chunk).length < length) {
            chunks.set(chunk, new byte[length]);
        }
        if (count == places.length) {
            prefixes = Arrays.copyOf(prefixes, 2 * count);
            places = Arrays.copyOf(places, 2 * count);
        }
        byte[] its = chunks.get(chunk);
        its[filled] = (byte) (row.length() >>> 24);
        its[filled + 1] = (byte) (row.length() >>> 16);
        its[filled + 2] = (byte) (row.length() >>> 8);
        its[filled + 3] = (byte) row.length();
        System.arraycopy(row.bytes(), row.start(), its, filled + 4, row.length());
        prefixes[count] = order.prefix(row);
        places[count] = ((long) chunk << 32) | filled;
        count++;
        filled += length;
        used += length + BESIDE;
    }

    int count() {
        return count;
    }

    /// Looks at a row, in order once they are sorted.
    void look(int number, Tuple row) {
        at(places[sorted[number]], row);
    }

    private void at(long place, Tuple row) {
        byte[] its = chunks.get((int) (place >>> 32));
        int start = (int) place;
        int length = (its[start] << 24) | ((its[start + 1] & 0xFF) << 16) | ((its[start + 2] & 0xFF) << 8)
                | (its[start + 3] & 0xFF);
        row.set(its, start + 4, length);
    }

    void sort(WorkContext context) {
        if (sorted.length < count) {
            sorted = new int[count];
            aside = new int[count];
        }
        for (int i = 0; i < count; i++) {
            sorted[i] = i;
        }
        sort(0, count, context);
    }

    private void sort(int from, int to, WorkContext context) {
        if (to - from <= SMALL) {
            insert(from, to);
            return;
        }
        if (to - from > CHUNK / 16) {
            context.checkCancelled();
        }
        int middle = (from + to) >>> 1;
        sort(from, middle, context);
        sort(middle, to, context);
        if (compare(sorted[middle - 1], sorted[middle]) <= 0) {
            return;
        }
        System.arraycopy(sorted, from, aside, from, middle - from);
        int mine = from;
        int its = middle;
        int out = from;
        while (mine < middle && its < to) {
            if (compare(aside[mine], sorted[its]) <= 0) {
                sorted[out++] = aside[mine++];
            } else {
                sorted[out++] = sorted[its++];
            }
        }
        System.arraycopy(aside, mine, sorted, out, middle - mine);
    }

    private void insert(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            int row = sorted[i];
            int place = i;
            while (place > from && compare(sorted[place - 1], row) > 0) {
                sorted[place] = sorted[place - 1];
                place--;
            }
            sorted[place] = row;
        }
    }

    private int compare(int one, int other) {
        int compared = Long.compareUnsigned(prefixes[one], prefixes[other]);
        if (compared != 0) {
            return compared;
        }
        at(places[one], left);
        at(places[other], right);
        return order.compare(left, right);
    }

    /// Forgets the rows; keeps the memory for the next ones.
    void clear() {
        chunks.removeIf(its -> its.length > CHUNK);
        count = 0;
        chunk = 0;
        filled = 0;
        used = 0;
    }

    /// Gives the memory back.
    void release() {
        chunks.clear();
        clear();
        prefixes = new long[1024];
        places = new long[1024];
        sorted = new int[0];
        aside = new int[0];
    }
}
