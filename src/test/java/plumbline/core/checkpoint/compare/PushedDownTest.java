package plumbline.core.checkpoint.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plumbline.core.checkpoint.compare.MemoryRows.int8;
import static plumbline.core.checkpoint.compare.MemoryRows.row;
import static plumbline.core.checkpoint.compare.MemoryRows.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.Comparison;
import plumbline.core.checkpoint.Comparisons;
import plumbline.core.checkpoint.LinkSpeed;
import plumbline.core.checkpoint.PushDown;
import plumbline.core.checkpoint.RowDifference;
import plumbline.core.checkpoint.TableDifference;
import plumbline.core.problem.Outcome;
import plumbline.core.sql.TableName;
import plumbline.core.target.Engine;
import plumbline.core.watch.Subscription;
import plumbline.core.work.CancelledException;
import plumbline.core.work.WorkContext;

final class PushedDownTest {

    private static final int LARGE = 50_000;
    private static final Optional<LinkSpeed> SLOW = Optional.of(new LinkSpeed(10_000_000, 10_000));

    @TempDir
    private Path folder;
    private MemorySide saved;
    private MemorySide target;
    private Map<String, MemoryRanges> ranges;

    @BeforeEach
    void begin() {
        saved = new MemorySide("saved");
        target = new MemorySide("target");
        ranges = new HashMap<>();
        target.ranges = ranges;
    }

    @AfterEach
    void nothingIsLeftOpen() {
        assertThat(saved.open + target.open).isZero();
    }

    @RepeatedTest(60)
    void theSameIsFoundAsByReadingAll(RepetitionInfo info) {
        Random random = new Random(info.getCurrentRepetition());
        saved.ordered = random.nextBoolean();
        List<byte[]> mine = some(random, random.nextInt(2000));
        if (random.nextInt(3) == 0) {
            Collections.shuffle(mine, random); // whatever is said of their order
        }
        saved.table("a", "bigint", mine.toArray(byte[][]::new));
        target.table("a", "bigint", some(random, random.nextInt(2000)).toArray(byte[][]::new));
        assertThat(found(PushDown.ALWAYS)).isEqualTo(found(PushDown.NEVER));
    }

    /// Keys that both sides have mostly, and a few words, so that most rows are the same.
    private static List<byte[]> some(Random random, int most) {
        List<byte[]> rows = new ArrayList<>();
        for (long key = -most / 2; key < most / 2; key++) {
            if (random.nextInt(50) > 0) {
                rows.add(row(int8(key), random.nextInt(40) == 0 ? MemoryRows.NULL : text("word")));
            }
        }
        return rows;
    }

    @Test
    void ofOneChangedRowOnlyItsRangeIsRead() {
        tables(20_000, key -> "same", key -> key == 12_345 ? "other" : "same");
        compare(PushDown.ALWAYS).close();
        assertThat(ranges()).extracting(its -> its.rowsRead).isEqualTo(64);
    }

    @Test
    void rangesThatFollowEachOtherAreReadAsOne() {
        tables(20_000, key -> "same", key -> key >= 1000 && key < 11_000 ? "other" : "same");
        compare(PushDown.ALWAYS).close();
        assertThat(ranges().rowsRead).isBetween(10_000, 10_000 + 2 * 64);
    }

    @Test
    void nothingIsReadOfEqualTables() {
        tables(20_000, key -> "same", key -> "same");
        compare(PushDown.ALWAYS).close();
        assertThat(ranges().rowsRead).isZero();
    }

    @Test
    void smallTablesAreReadWhateverTheLine() {
        target.link = SLOW;
        tables(LARGE - 1, key -> "same", key -> "same");
        assertThat(proof(PushDown.AUTO)).isEqualTo("read");
    }

    @Test
    void largeTablesAreSummedUpOverASlowLine() {
        target.link = SLOW;
        tables(LARGE, key -> "same", key -> "same");
        assertThat(proof(PushDown.AUTO)).isEqualTo("push-down");
    }

    @Test
    void scatteredRowsAreRead() {
        target.link = SLOW;
        target.together = false;
        tables(LARGE, key -> "same", key -> "same");
        assertThat(proof(PushDown.AUTO)).isEqualTo("read");
    }

    @Test
    void whereMostRowsDifferAllAreRead() {
        target.link = SLOW;
        tables(LARGE, key -> "same", key -> key % 64 == 0 ? "other" : "same");
        assertThat(proof(PushDown.AUTO)).isEqualTo("read");
    }

    @Test
    void aServerThatCannotSumUpIsRead() {
        tables(1000, key -> "same", key -> key == 7 ? "other" : "same");
        compare(PushDown.ALWAYS).close();
        ranges().willing = 0;
        assertThat(found(PushDown.ALWAYS)).isEqualTo(found(PushDown.NEVER));
    }

    @Test
    void aRowWithoutAKeyMeansThatAllAreRead() {
        saved.table("a", "bigint", row(MemoryRows.NULL, text("x")));
        target.table("a", "bigint", row(int8(1), text("x")));
        assertThat(proof(PushDown.ALWAYS)).isEqualTo("read");
    }

    @Test
    void whatIsDoneIsCancelledBetweenTwoQuestions() {
        tables(20_000, key -> "same", key -> "same");
        AtomicInteger checks = new AtomicInteger();
        WorkContext cancelled = new WorkContext() {
            @Override
            public void progress(double fraction, String doing) {
                // nobody looks
            }

            @Override
            public boolean cancelled() {
                return checks.incrementAndGet() > 5;
            }

            @Override
            public Subscription onCancel(Runnable action) {
                return () -> {};
            }
        };
        assertThatThrownBy(() -> outcome(PushDown.ALWAYS, CheckpointLog.SILENT, cancelled))
                .isInstanceOf(CancelledException.class);
    }

    @Test
    void theRowsOfBothSidesCountAsProgress() {
        tables(20_000, key -> "same", key -> key == 7 ? "other" : "same");
        AtomicLong rows = new AtomicLong();
        CheckpointLog log = new CheckpointLog() {
            @Override
            public void line(org.slf4j.event.Level level, String text) {
                // only progress matters
            }

            @Override
            public void at(Progress progress) {
                rows.set(progress.rows());
            }
        };
        outcome(PushDown.ALWAYS, log, WorkContext.none()).orThrow().close();
        assertThat(rows).hasValue(40_000);
    }

    @Test
    void noFileIsLeft() {
        saved.ordered = false;
        tables(5000, key -> "same", key -> key == 9 ? "other" : "same");
        compare(PushDown.ALWAYS).close();
        assertThat(folder).isEmptyDirectory();
    }

    private void tables(int rows, LongFunction<String> mine, LongFunction<String> its) {
        saved.table("a", "bigint", rows(rows, mine));
        target.table("a", "bigint", rows(rows, its));
    }

    private static byte[][] rows(int rows, LongFunction<String> word) {
        return LongStream.range(0, rows).mapToObj(key -> row(int8(key), text(word.apply(key)))).toArray(byte[][]::new);
    }

    private MemoryRanges ranges() {
        return java.util.Objects.requireNonNull(ranges.get("a"));
    }

    private String proof(PushDown pushDown) {
        try (Comparison comparison = compare(pushDown)) {
            return comparison.tables().getFirst().proof();
        }
    }

    private List<String> found(PushDown pushDown) {
        List<String> found = new ArrayList<>();
        try (Comparison comparison = compare(pushDown)) {
            TableDifference table = comparison.tables().getFirst();
            found.add(List.of(table.added(), table.removed(), table.changed(), table.unchanged(), table.cells())
                    .toString());
            comparison.page(TableName.of("public", "a"), 0, Integer.MAX_VALUE).stream().map(RowDifference::toString)
                    .forEach(found::add);
        }
        return found;
    }

    private Comparison compare(PushDown pushDown) {
        return outcome(pushDown, CheckpointLog.SILENT, WorkContext.none()).orThrow();
    }

    private Outcome<Comparison> outcome(PushDown pushDown, CheckpointLog log, WorkContext context) {
        return new SideComparison(Map.of(Engine.POSTGRESQL, MemorySide.reader(saved, target)), () -> folder)
                .compare(saved.saved(), target.live(), List.of(), new Comparisons.Ways(pushDown, null), log, context);
    }
}
