package plumbline.core.checkpoint.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plumbline.core.checkpoint.compare.MemoryRows.NULL;
import static plumbline.core.checkpoint.compare.MemoryRows.form;
import static plumbline.core.checkpoint.compare.MemoryRows.int4;
import static plumbline.core.checkpoint.compare.MemoryRows.int8;
import static plumbline.core.checkpoint.compare.MemoryRows.ordered;
import static plumbline.core.checkpoint.compare.MemoryRows.row;
import static plumbline.core.checkpoint.compare.MemoryRows.text;
import static plumbline.core.checkpoint.compare.MemoryRows.unordered;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.checkpoint.Delta;
import plumbline.core.checkpoint.KeyOrder;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.problem.ProblemException;
import plumbline.core.watch.Subscription;
import plumbline.core.work.CancelledException;
import plumbline.core.work.WorkContext;

final class TableMergeTest {

    private static final TableForm KEYED = form(1, KeyOrder.SIGNED, "int8", "text", "int4");
    private static final TableForm KEYLESS = form(0, KeyOrder.BYTES, "text", "int4");

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
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void differencesOfOrderedRowsAreThoseOfTwoMaps(int seed) {
        SortedMap<Long, byte[]> before = table(seed, 2000);
        SortedMap<Long, byte[]> after = changed(before, seed);
        try (Merged merged = merge(KEYED, ordered(rows(before)), ordered(rows(after)), TableMerge.MEMORY)) {
            assertThat(told(merged)).isEqualTo(told(before, after));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void differencesOfUnorderedRowsAreTheSameWhenTheMemoryHoldsOnlyAFewOfThem(int seed) {
        SortedMap<Long, byte[]> before = table(seed, 2000);
        SortedMap<Long, byte[]> after = changed(before, seed);
        try (Merged merged = merge(KEYED, unordered(shuffled(rows(before), seed)),
                unordered(shuffled(rows(after), seed + 1)), 2000)) {
            assertThat(told(merged)).isEqualTo(told(before, after));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void rowsThatAreNotInTheOrderTheirReaderSaysAreFoundAndSorted(int seed) {
        SortedMap<Long, byte[]> before = table(seed, 500);
        SortedMap<Long, byte[]> after = changed(before, seed);
        List<byte[]> wrong = new ArrayList<>(rows(after));
        int place = new Random(seed).nextInt(wrong.size() - 1);
        Collections.swap(wrong, place, place + 1);
        try (Merged merged = merge(KEYED, ordered(rows(before)), ordered(wrong), TableMerge.MEMORY)) {
            assertThat(told(merged)).isEqualTo(told(before, after));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {600, 5_000, TableMerge.MEMORY})
    void rowsWithoutAKeyAreCounted(long memory) {
        Random random = new Random(memory);
        List<byte[]> before = bag(random, 1500);
        List<byte[]> after = bag(random, 1400);
        try (Merged merged = merge(KEYLESS, unordered(before), unordered(after), memory)) {
            assertThat(told(merged)).isEqualTo(bagTold(before, after));
        }
    }

    @Test
    void countsCellsThatDifferByColumn() {
        try (Merged merged = merge(KEYED, ordered(List.of(row(int8(1), text("a"), int4(1)), row(int8(2), NULL,
                int4(1)))), ordered(List.of(row(int8(1), text("b"), int4(2)), row(int8(2), text(""), int4(1)))),
                1000)) {
            assertThat(merged.cells()).isEqualTo(Map.of("c1", 2L, "c2", 1L));
        }
    }

    @Test
    void negativeNumbersComeBeforePositiveOnes() {
        List<byte[]> rows = List.of(row(int8(-5), NULL, NULL), row(int8(-1), NULL, NULL), row(int8(3), NULL, NULL));
        try (Merged merged = merge(KEYED, ordered(rows), unordered(shuffled(rows, 3)), 1000)) {
            assertThat(merged.unchanged()).isEqualTo(3);
        }
    }

    @Test
    void rowsOfEqualKeysAreMatchedWhenTheyAreAlike() {
        byte[] one = row(int8(1), text("one"), NULL);
        byte[] other = row(int8(1), text("other"), NULL);
        byte[] third = row(int8(1), text("third"), NULL);
        try (Merged merged = merge(KEYED, ordered(List.of(one, other)), ordered(List.of(other, third, one)), 1000)) {
            assertThat(told(merged)).containsExactly("ADDED - " + hex(third));
        }
    }

    @Test
    void aNumberOfAnotherScaleIsAChangedRowNotTwo() {
        TableForm numbers = form(1, KeyOrder.NUMERIC, "numeric");
        byte[] one = row(HexFormat.of().parseHex("00010000000000010001"));
        byte[] same = row(HexFormat.of().parseHex("00010000000000020001"));
        try (Merged merged = merge(numbers, ordered(List.of(one)), ordered(List.of(same)), 1000)) {
            assertThat(merged.delta().changed()).isEqualTo(1);
        }
    }

    @Test
    void readsFromAnyPlaceOfAHundredThousandDifferences() {
        List<byte[]> rows = IntStream.range(0, 100_000).mapToObj(i -> row(int8(i), text("row " + i), int4(i)))
                .toList();
        try (Merged merged = merge(KEYED, ordered(rows), Rows.NONE, 1000);
                Delta.DeltaReader page = merged.delta().readFrom(77_777)) {
            page.next();
            assertThat(hex(page.before().copy().bytes())).isEqualTo(hex(rows.get(77_777)));
        }
    }

    @Test
    void nothingIsReadBeyondTheLastDifference() {
        try (Merged merged = merge(KEYED, Rows.NONE, ordered(List.of(row(int8(1), NULL, NULL))), 1000);
                Delta.DeltaReader page = merged.delta().readFrom(1)) {
            assertThat(page.next()).isFalse();
        }
    }

    @Test
    void onlyItsOwnerMayReadTheFiles() throws Exception {
        Merged merged = merge(KEYED, Rows.NONE, ordered(List.of(row(int8(1), NULL, NULL))), 1000);
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(TableMergeTest::holdsRows).map(TableMergeTest::rights))
                    .containsExactly("rw-------");
        }
        merged.close();
    }

    @Test
    void noFileIsLeftWhenItIsClosed() throws Exception {
        List<byte[]> rows = rows(table(1, 500));
        merge(KEYED, unordered(shuffled(rows, 1)), Rows.NONE, 1000).close();
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(TableMergeTest::holdsRows)).isEmpty();
        }
    }

    @Test
    void noFileIsLeftWhenTheReadingFails() throws Exception {
        List<byte[]> rows = new ArrayList<>(rows(table(1, 500)));
        rows.add(row(int8(Long.MAX_VALUE)));
        assertThatThrownBy(() -> merge(KEYED, unordered(rows), Rows.NONE, 1000)).isInstanceOf(ProblemException.class);
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(TableMergeTest::holdsRows)).isEmpty();
        }
    }

    @Test
    void stopsWhenItIsCancelled() {
        List<byte[]> rows = rows(table(1, 3000));
        WorkContext cancelled = new WorkContext() {
            @Override
            public void progress(double fraction, String doing) {
                // nobody looks
            }

            @Override
            public boolean cancelled() {
                return true;
            }

            @Override
            public Subscription onCancel(Runnable action) {
                return () -> {};
            }
        };
        assertThatThrownBy(() -> new TableMerge(scratch).merge(KEYED, ordered(rows), Rows.NONE, Pace.UNHEARD,
                cancelled)).isInstanceOf(CancelledException.class);
    }

    @Test
    void aFolderOfAProgramThatIsGoneIsRemoved() throws Exception {
        Path left = Files.createDirectory(folder.resolve("plumbline-private-999999999-0-0f"));
        Files.writeString(left.resolve("r1.zst"), "rows");
        Scratch.in(folder).close();
        assertThat(left).doesNotExist();
    }

    private Merged merge(TableForm form, Rows from, Rows to, long memory) {
        return new TableMerge(scratch, memory).merge(form, from, to, Pace.UNHEARD, WorkContext.none());
    }

    // the folder's lock stays beside it until it is closed
    private static boolean holdsRows(Path file) {
        return Files.isRegularFile(file) && !file.toString().endsWith(".lock");
    }

    private static String rights(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (java.io.IOException refused) {
            throw new java.io.UncheckedIOException(refused);
        }
    }

    private static SortedMap<Long, byte[]> table(int seed, int rows) {
        Random random = new Random(seed);
        SortedMap<Long, byte[]> table = new TreeMap<>();
        for (int i = 0; i < rows; i++) {
            long key = random.nextLong(4L * rows) - 2L * rows;
            table.put(key, random(key, random));
        }
        return table;
    }

    private static byte[] random(long key, Random random) {
        return row(int8(key), random.nextInt(5) == 0 ? NULL : text("x".repeat(random.nextInt(30))),
                int4(random.nextInt()));
    }

    private static SortedMap<Long, byte[]> changed(SortedMap<Long, byte[]> before, int seed) {
        Random random = new Random(-seed);
        SortedMap<Long, byte[]> after = new TreeMap<>(before);
        for (long key : before.keySet()) {
            switch (random.nextInt(10)) {
                case 0 -> after.remove(key);
                case 1 -> after.put(key, random(key, random));
                case 2 -> after.put(key + random.nextInt(9000), random(key, random));
                default -> {
                }
            }
        }
        after.replaceAll((key, row) -> {
            byte[] own = row.clone();
            System.arraycopy(int8(key), 0, own, 6, 8);
            return own;
        });
        return after;
    }

    private static List<byte[]> bag(Random random, int rows) {
        return IntStream.range(0, rows).mapToObj(i -> row(random.nextInt(20) == 0
                ? NULL
                : text("r" + random
                        .nextInt(60)),
                int4(random.nextInt(3)))).toList();
    }

    private static List<byte[]> rows(SortedMap<Long, byte[]> table) {
        return List.copyOf(table.values());
    }

    private static List<byte[]> shuffled(List<byte[]> rows, int seed) {
        List<byte[]> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    private static List<String> told(Merged merged) {
        List<String> told = new ArrayList<>();
        try (Delta.DeltaReader delta = merged.delta().read()) {
            while (delta.next()) {
                told.add(delta.kind() + " "
                        + (delta.kind() == Delta.Kind.ADDED ? "-" : hex(delta.before().copy().bytes())) + " "
                        + (delta.kind() == Delta.Kind.REMOVED ? "-" : hex(delta.after().copy().bytes())));
            }
        }
        return told;
    }

    private static List<String> told(SortedMap<Long, byte[]> before, SortedMap<Long, byte[]> after) {
        List<String> told = new ArrayList<>();
        SortedMap<Long, byte[]> all = new TreeMap<>(before);
        all.putAll(after);
        for (long key : all.keySet()) {
            byte[] was = before.get(key);
            byte[] is = after.get(key);
            if (was == null) {
                told.add("ADDED - " + hex(java.util.Objects.requireNonNull(is)));
            } else if (is == null) {
                told.add("REMOVED " + hex(was) + " -");
            } else if (!Arrays.equals(was, is)) {
                told.add("CHANGED " + hex(was) + " " + hex(is));
            }
        }
        return told;
    }

    private static List<String> bagTold(List<byte[]> before, List<byte[]> after) {
        Map<String, Long> was = before.stream().collect(Collectors.groupingBy(TableMergeTest::hex,
                Collectors.counting()));
        Map<String, Long> is = after.stream().collect(Collectors.groupingBy(TableMergeTest::hex,
                Collectors.counting()));
        Map<String, byte[]> rows = new TreeMap<>();
        before.forEach(row -> rows.put(hex(row), row));
        after.forEach(row -> rows.put(hex(row), row));
        RowOrder order = RowOrder.of(KEYLESS);
        Function<byte[], plumbline.core.checkpoint.Tuple> tuple = row -> {
            plumbline.core.checkpoint.Tuple its = new plumbline.core.checkpoint.Tuple();
            its.set(row, 0, row.length);
            return its;
        };
        List<String> told = new ArrayList<>();
        rows.values().stream().sorted((one, other) -> order.compare(tuple.apply(one), tuple.apply(other)))
                .forEach(row -> {
                    long more = is.getOrDefault(hex(row), 0L) - was.getOrDefault(hex(row), 0L);
                    for (long i = 0; i < Math.abs(more); i++) {
                        told.add(more > 0 ? "ADDED - " + hex(row) : "REMOVED " + hex(row) + " -");
                    }
                });
        return told;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
