package plumbline.core.checkpoint.create;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plumbline.core.checkpoint.Tuple;

final class SeamRowsTest {

    private static Tuple row(int key, int size) {
        byte[] bytes = ByteBuffer.allocate(10 + size).putShort((short) 1).putInt(4 + size).putInt(key)
                .array();
        Tuple tuple = new Tuple();
        tuple.set(bytes, 0, bytes.length);
        return tuple;
    }

    private static int key(Tuple row) {
        return ByteBuffer.wrap(row.bytes()).getInt(row.place(0));
    }

    private final List<Integer> middle = new ArrayList<>();

    private SeamRows taken(boolean first, Stream<Tuple> rows) {
        SeamRows ends = new SeamRows(first);
        rows.forEach(row -> ends.take(row, given -> middle.add(key(given))));
        return ends;
    }

    private static List<Integer> keys(List<Tuple> rows) {
        return rows.stream().map(SeamRowsTest::key).toList();
    }

    @Test
    void firstRowsMiddleAndLastRowsAreAllRowsInOrder() {
        SeamRows ends = taken(false, IntStream.range(0, 5000).mapToObj(key -> row(key, 0)));
        List<Integer> all = new ArrayList<>(keys(ends.head()));
        all.addAll(middle);
        all.addAll(keys(ends.tail()));
        assertEquals(IntStream.range(0, 5000).boxed().toList(), all);
    }

    @Test
    void aPartWithoutOneBeforeItHoldsOnlyItsLastRowsBack() {
        SeamRows ends = taken(true, IntStream.range(0, 5000).mapToObj(key -> row(key, 0)));
        assertEquals(List.of(List.of(), 5000 - 300, 300),
                List.of(keys(ends.head()), middle.size(), ends.tail().size()));
    }

    @Test
    void whatIsHeldBackIsBoundedInBytes() {
        SeamRows ends = taken(false, IntStream.range(0, 400).mapToObj(key -> row(key, key < 320 ? 0 : 1 << 20)));
        assertTrue(ends.tail().stream().mapToLong(Tuple::length).sum() <= 4 << 20);
    }

    @Test
    void tellsWhichRowWasGivenOutLast() {
        SeamRows ends = taken(true, IntStream.range(0, 5000).mapToObj(key -> row(key, 0)));
        Tuple last = ends.last();
        assertEquals(4699, last == null ? -1 : key(last));
    }
}
