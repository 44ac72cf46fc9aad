package plumbline.core.checkpoint.create;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.HeldTuple;
import plumbline.core.checkpoint.Tuple;

/// Holds the first and the last rows of a part back. Parts are cut by pages, and a row may lie a few pages from where its
/// key would have it: only both sides of a cut together are in order there. Used by one thread.
final class SeamRows {

    /// What an update moves within a page, and what an insert puts into the room left on the pages before.
    private static final int MOST_ROWS = 300;
    private static final long MOST_BYTES = 2 << 20;
    private static final int LARGE = 1 << 17;

    private final List<Tuple> head = new ArrayList<>();
    private final Deque<HeldTuple> tail = new ArrayDeque<>();
    private final Deque<HeldTuple> free = new ArrayDeque<>();
    private @Nullable HeldTuple given;
    private boolean headEnded;
    private long headBytes;
    private long tailBytes;

    /// @param first whether no part stands before it
    SeamRows(boolean first) {
        headEnded = first;
    }

    /// Takes the next row, and gives out those that belong to neither end; each of them is valid until two more were given.
    void take(Tuple row, Consumer<Tuple> middle) {
        if (!headEnded && head.size() < MOST_ROWS && headBytes < MOST_BYTES) {
            head.add(row.copy());
            headBytes += row.length();
            return;
        }
        headEnded = true;
        HeldTuple own = free.isEmpty() ? new HeldTuple(LARGE) : free.pop();
        tailBytes += own.hold(row).length();
        tail.addLast(own);
        while (tail.size() > MOST_ROWS || (tailBytes > MOST_BYTES && tail.size() > 1)) {
            HeldTuple next = tail.removeFirst();
            tailBytes -= next.tuple().length();
            if (given != null) {
                free.push(given);
            }
            given = next;
            middle.accept(next.tuple());
        }
    }

    /// The row that was given out last; null where none was.
    @Nullable
    Tuple last() {
        return given == null ? null : given.tuple();
    }

    /// The first rows, in the order in which they came.
    List<Tuple> head() {
        return head;
    }

    /// The last rows that were not given out; take no more then.
    List<Tuple> tail() {
        return tail.stream().map(HeldTuple::tuple).toList();
    }
}
