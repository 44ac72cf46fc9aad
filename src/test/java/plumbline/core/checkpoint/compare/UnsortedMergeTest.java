package plumbline.core.checkpoint.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static plumbline.core.checkpoint.compare.MemoryRows.int4;
import static plumbline.core.checkpoint.compare.MemoryRows.int8;
import static plumbline.core.checkpoint.compare.MemoryRows.row;
import static plumbline.core.checkpoint.compare.MemoryRows.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.checkpoint.Delta;
import plumbline.core.checkpoint.KeyOrder;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.work.WorkContext;

final class UnsortedMergeTest {

    private static final TableForm KEYED = large(MemoryRows.form(2, KeyOrder.BYTES, "int8", "text", "int4"));
    private static final TableForm KEYLESS = large(MemoryRows.form(0, KeyOrder.BYTES, "text", "int4"));
    private static final int ROWS = 3000;

    @TempDir
    private Path folder;
    private Scratch scratch;

    @BeforeEach
    void begin() {
        scratch = Scratch.in(folder);
    }

    @AfterEach
    void end() {
        scratch.close();
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1", "3, 10", "4, 300", "5, 3000"})
    void findsWhatSortingFinds(int seed, int changes) {
        List<byte[]> before = keyed(ROWS);
        List<byte[]> after = changed(before, changes, seed);
        assertEquals(sorted(KEYED, before, after), unsorted(KEYED, before, after, 2_000));
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1", "3, 200"})
    void rowsWithoutAKeyAreCounted(int seed, int changes) {
        List<byte[]> before = bag(ROWS);
        List<byte[]> after = new ArrayList<>(before.subList(changes, before.size()));
        after.addAll(before.subList(changes + 1, 2 * changes + 1));
        Collections.shuffle(after, new Random(seed));
        assertEquals(sorted(KEYLESS, before, after), unsorted(KEYLESS, before, after, 2_000));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rowsAreReadASecondTimeOnlyWhereSomeDiffer(boolean differ) {
        List<byte[]> before = keyed(ROWS);
        AtomicInteger opened = new AtomicInteger();
        Supplier<TupleReader> open = () -> {
            opened.incrementAndGet();
            return new MemoryRows(before);
        };
        merged(KEYED, Rows.cheap(false, open, open), rows(differ ? changed(before, 1, 7) : before), 2_000).close();
        assertEquals(differ ? 2 : 1, opened.get());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aSideThatFailsEndsTheComparison(int failing) {
        Supplier<TupleReader> fails = () -> {
            throw new ProblemException(Problem.of(ProblemCode.BAD_CHECKPOINT, "c1", "broken"));
        };
        Rows good = rows(keyed(ROWS));
        Rows bad = Rows.cheap(false, fails, fails);
        assertEquals(ProblemCode.BAD_CHECKPOINT, assertThrows(ProblemException.class,
                () -> merged(KEYED, failing == 0 ? bad : good, failing == 0 ? good : bad, 2_000)).problem().code());
    }

    @Test
    void rowsInTheOrderOfTheKeyAreMergedInOnePass() {
        List<byte[]> rows = keyed(10);
        Supplier<TupleReader> open = () -> new MemoryRows(rows);
        assertFalse(UnsortedMerge.suits(KEYED, Rows.cheap(true, open, open), Rows.cheap(true, open, open)));
    }

    @Test
    void keysThatAreAlikeButWrittenOtherwiseAreSorted() {
        TableForm numbers = large(MemoryRows.form(1, KeyOrder.NUMERIC, "numeric"));
        assertFalse(UnsortedMerge.suits(numbers, rows(List.of()), rows(List.of())));
    }

    @Test
    void aSmallTableIsSorted() {
        assertFalse(UnsortedMerge.suits(MemoryRows.form(1, KeyOrder.BYTES, "int8"), rows(List.of()),
                rows(List.of())));
    }

    private static TableForm large(TableForm form) {
        return new TableForm(form.name(), form.kind(), form.root(), form.columns(), form.generated(), form.key(),
                false, form.coding(), form.definition(), ROWS, 100L << 20);
    }

    private static List<byte[]> keyed(int rows) {
        Random random = new Random(rows);
        return IntStream.range(0, rows).mapToObj(i -> row(int8(random.nextLong()), text("k" + i % 3),
                int4(random.nextInt()))).toList();
    }

    private static List<byte[]> bag(int rows) {
        return IntStream.range(0, rows).mapToObj(i -> row(text("r" + i % 500), int4(i % 3))).toList();
    }

    /// A third of the changes remove a row, a third add one, a third change its last byte.
    private static List<byte[]> changed(List<byte[]> before, int changes, int seed) {
        Random random = new Random(seed);
        List<byte[]> after = new ArrayList<>(before);
        for (int i = 0; i < changes && !after.isEmpty(); i++) {
            int place = random.nextInt(after.size());
            switch (i % 3) {
                case 0 -> after.remove(place);
                case 1 -> after.add(place, row(int8(random.nextLong()), text("new"), int4(0)));
                default -> {
                    byte[] own = after.get(place).clone();
                    own[own.length - 1]++;
                    after.set(place, own);
                }
            }
        }
        Collections.shuffle(after, random);
        return after;
    }

    private static Rows rows(List<byte[]> rows) {
        Supplier<TupleReader> open = () -> new MemoryRows(rows);
        return Rows.cheap(false, open, open);
    }

    private Merged merged(TableForm form, Rows from, Rows to, long memory) {
        return new UnsortedMerge(form, scratch, memory, Pace.UNHEARD, WorkContext.none()).merge(from, to);
    }

    private List<String> unsorted(TableForm form, List<byte[]> before, List<byte[]> after, long memory) {
        try (Merged merged = merged(form, rows(before), rows(after), memory)) {
            return told(merged);
        }
    }

    private List<String> sorted(TableForm form, List<byte[]> before, List<byte[]> after) {
        try (Merged merged = new TableMerge(scratch).merge(form, MemoryRows.unordered(before),
                MemoryRows.unordered(after), Pace.UNHEARD, WorkContext.none())) {
            return told(merged);
        }
    }

    private static List<String> told(Merged merged) {
        List<String> told = new ArrayList<>();
        try (Delta.DeltaReader delta = merged.delta().read()) {
            while (delta.next()) {
                Stream<String> rows = switch (delta.kind()) {
                    case ADDED -> Stream.of("-", hex(delta.after().copy().bytes()));
                    case REMOVED -> Stream.of(hex(delta.before().copy().bytes()), "-");
                    case CHANGED -> Stream.of(hex(delta.before().copy().bytes()), hex(delta.after().copy().bytes()));
                };
                told.add(delta.kind() + " " + String.join(" ", rows.toList()));
            }
        }
        told.add(merged.unchanged() + " " + merged.fromRows() + " " + merged.toRows() + " " + merged.cells());
        return told;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
