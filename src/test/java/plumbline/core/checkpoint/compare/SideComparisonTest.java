package plumbline.core.checkpoint.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.core.checkpoint.compare.MemoryRows.int8;
import static plumbline.core.checkpoint.compare.MemoryRows.row;
import static plumbline.core.checkpoint.compare.MemoryRows.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.Comparison;
import plumbline.core.checkpoint.Drift;
import plumbline.core.checkpoint.RowDifference;
import plumbline.core.checkpoint.SequenceForm;
import plumbline.core.checkpoint.Side;
import plumbline.core.checkpoint.TableDifference;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.sql.TableName;
import plumbline.core.target.Engine;
import plumbline.core.text.Phrase;
import plumbline.core.work.WorkContext;

final class SideComparisonTest {

    private static final byte[] ONE = row(int8(1), text("one"));
    private static final byte[] TWO = row(int8(2), text("two"));
    private static final byte[] ZWEI = row(int8(2), text("zwei"));
    private static final byte[] THREE = row(int8(3), text("three"));

    @TempDir
    private Path folder;
    private MemorySide from;
    private MemorySide to;

    @BeforeEach
    void begin() {
        from = new MemorySide("from");
        to = new MemorySide("to");
    }

    @AfterEach
    void nothingIsLeftOpen() {
        assertThat(from.open + to.open).isZero();
    }

    @Test
    void aCheckpointAndATargetAreComparedRowByRow() {
        from.table("a", "bigint", ONE, TWO);
        to.table("a", "bigint", ZWEI, THREE);
        try (Comparison comparison = compare(from.saved(), to.live())) {
            assertThat(comparison.page(TableName.of("public", "a"), 0, 9).stream().map(RowDifference::toString))
                    .containsExactly(
                            "RowDifference[kind=REMOVED, before=[1, one], after=[], cells={0, 1}, place=0]",
                            "RowDifference[kind=CHANGED, before=[2, two], after=[2, zwei], cells={1}, place=1]",
                            "RowDifference[kind=ADDED, before=[], after=[3, three], cells={0, 1}, place=2]");
        }
    }

    @Test
    void equalSidesAreIdentical() {
        from.table("a", "bigint", ONE, TWO);
        to.table("a", "bigint", ONE, TWO);
        try (Comparison comparison = compare(from.saved(), to.live())) {
            assertThat(comparison.identical()).isTrue();
        }
    }

    @Test
    void twoCheckpointsOfEqualDigestsAreNotRead() {
        from.digest = "d1";
        to.digest = "d1";
        from.table("a", "bigint", ONE);
        to.table("a", "bigint", ONE);
        try (Comparison comparison = compare(from.saved(), to.saved())) {
            assertThat(comparison.tables().getFirst().proof()).isEqualTo("digest");
        }
    }

    @Test
    void aPageOfDifferencesBeginsAnywhere() {
        from.table("a", "bigint", ONE, TWO, THREE);
        to.table("a", "bigint");
        try (Comparison comparison = compare(from.saved(), to.live())) {
            assertThat(comparison.page(TableName.of("public", "a"), 1, 1)).extracting(RowDifference::place)
                    .containsExactly(1L);
        }
    }

    @Test
    void aMissingTableIsADifferenceNotAFailure() {
        from.table("a", "bigint", ONE);
        from.table("gone", "bigint", ONE);
        to.table("a", "bigint", ONE);
        try (Comparison comparison = compare(from.saved(), to.live())) {
            assertThat(drift(comparison, "gone")).containsExactly(new Drift("table-removed", "public.gone", true));
        }
    }

    @Test
    void theRowsOfATableThatTheTargetLacksAreRemoved() {
        from.table("gone", "bigint", ONE, TWO);
        to.table("a", "bigint", ONE);
        try (Comparison comparison = compare(from.saved(), to.live())) {
            assertThat(comparison.page(TableName.of("public", "gone"), 1, 9).stream().map(RowDifference::toString))
                    .containsExactly(
                            "RowDifference[kind=REMOVED, before=[2, two], after=[], cells={0, 1}, place=1]");
        }
    }

    @Test
    void theRowsOfATableThatOnlyTheOtherCheckpointHasAreAdded() {
        from.table("a", "bigint", ONE);
        to.table("a", "bigint", ONE);
        to.table("fresh", "bigint", ONE, TWO, THREE);
        try (Comparison comparison = compare(from.saved(), to.saved())) {
            assertThat(comparison.tables().stream().filter(table -> table.proof().equals("absent"))
                    .map(TableDifference::added)).containsExactly(3L);
        }
    }

    @Test
    void aColumnOfAnotherTypeIsNotCompared() {
        from.table("a", "bigint", ONE);
        to.table("a", "numeric", ONE);
        try (Comparison comparison = compare(from.saved(), to.live())) {
            assertThat(drift(comparison, "a")).contains(new Drift("type-changed", "id bigint -> numeric", true));
        }
    }

    @Test
    void columnsAreMatchedByNameWhateverTheirOrder() {
        from.columns("a", List.of("id bigint", "name text"), ONE, TWO);
        to.columns("a", List.of("name text", "id bigint"), row(text("one"), int8(1)), row(text("two"), int8(2)));
        try (Comparison comparison = compare(from.saved(), to.saved())) {
            assertThat(table(comparison, "a").unchanged()).isEqualTo(2);
        }
    }

    @Test
    void aColumnOnlyTheCheckpointHasBlocksAndTheOthersAreCompared() {
        from.columns("a", List.of("id bigint", "name text"), ONE, TWO);
        to.columns("a", List.of("id bigint"), row(int8(1)), row(int8(2)));
        try (Comparison comparison = compare(from.saved(), to.live())) {
            assertThat(table(comparison, "a").drift()).containsExactly(
                    new Drift("column-removed", "name text", true));
        }
    }

    @Test
    void onlyTheKeysOfASafetyCheckpointAreCompared() {
        from.partial("a", List.of(TWO), List.of(THREE));
        to.table("a", "bigint", ONE, ZWEI, THREE, row(int8(4), text("four")));
        try (Comparison comparison = compare(from.saved(), to.live())) {
            TableDifference table = table(comparison, "a");
            assertThat(List.of(table.added(), table.removed(), table.changed(), table.unchanged()))
                    .containsExactly(1L, 0L, 1L, 0L);
        }
    }

    @Test
    void aTargetThatDoesNotKeepItsOrderIsComparedAllTheSame() {
        from.partial("a", List.of(ONE, TWO), List.of());
        to.table("a", "bigint", THREE, ONE, ZWEI);
        try (Comparison comparison = compare(from.saved(), to.live())) {
            assertThat(table(comparison, "a").changed()).isEqualTo(1);
        }
    }

    @Test
    void aSequenceThatStandsElsewhereIsADifference() {
        from.table("a", "bigint", ONE);
        to.table("a", "bigint", ONE);
        from.sequences.add(new SequenceForm(TableName.of("public", "s"), 5, true, 1, "public.a", "id"));
        to.sequences.add(new SequenceForm(TableName.of("public", "s"), 6, true, 1, "public.a", "id"));
        try (Comparison comparison = compare(from.saved(), to.live())) {
            assertThat(comparison.sequences()).hasSize(1);
        }
    }

    @Test
    void twoCheckpointsWrittenInDifferentWaysAreNotComparable() {
        from.table("a", "bigint", ONE);
        to.coding = plumbline.core.checkpoint.Coding.COPY_TEXT;
        to.table("a", "bigint", ONE);
        try (Comparison comparison = compare(from.saved(), to.saved())) {
            assertThat(drift(comparison, "a")).containsExactly(
                    Drift.notComparable(Phrase.of("detail.codings", "copy-binary", "copy-text")));
        }
    }

    @Test
    void theTargetIsReadInTheWayTheCheckpointWasWritten() {
        from.coding = plumbline.core.checkpoint.Coding.COPY_TEXT;
        from.table("a", "bigint", ONE);
        to.table("a", "bigint", ONE);
        compare(from.saved(), to.live()).close();
        assertThat(to.asked).extracting(form -> form.coding().word()).containsExactly("copy-text");
    }

    @Test
    void aTableThatNeitherSideHasIsUnknown() {
        from.table("a", "bigint", ONE);
        to.table("a", "bigint", ONE);
        Outcome<Comparison> outcome = comparison().compare(from.saved(), to.live(), List.of(TableName.of("b")),
                CheckpointLog.SILENT, WorkContext.none());
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(
                failed.problem().code()).isEqualTo(ProblemCode.UNKNOWN_TABLE));
    }

    @Test
    void noFileIsLeftWhenItIsClosed() throws Exception {
        from.table("a", "bigint", ONE);
        to.table("a", "bigint");
        compare(from.saved(), to.live()).close();
        try (var files = Files.walk(folder)) {
            assertThat(files).containsExactly(folder);
        }
    }

    @Test
    void whatGaveWayIsComparedAnew() {
        from.table("a", "bigint", ONE);
        to.table("a", "bigint", ONE);
        to.givesWay = 2;
        List<String> lines = new ArrayList<>();
        try (Comparison comparison = comparison().compare(from.saved(), to.live(), List.of(), log(lines),
                WorkContext.none()).orThrow()) {
            assertThat(comparison.identical()).isTrue();
        }
        assertThat(lines).contains("[CHECKPOINT] Comparing anew, attempt 3 of 3");
    }

    @Test
    void afterThreeAttemptsItIsSaidWhoGotWay() {
        from.table("a", "bigint", ONE);
        to.table("a", "bigint", ONE);
        to.givesWay = 3;
        Outcome<Comparison> outcome = comparison().compare(from.saved(), to.live(), List.of(), CheckpointLog.SILENT,
                WorkContext.none());
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.problem())
                .isEqualTo(Problem.of(ProblemCode.GIVES_WAY, "to", "4711")));
        assertThat(to.givesWay).isZero();
    }

    private static CheckpointLog log(List<String> lines) {
        return new CheckpointLog() {
            @Override
            public void line(Level level, String text) {
                lines.add(text);
            }

            @Override
            public void at(Progress progress) {
                // the lines say enough
            }
        };
    }

    private SideComparison comparison() {
        return new SideComparison(Map.of(Engine.POSTGRESQL, MemorySide.reader(from, to)), () -> folder);
    }

    private Comparison compare(Side first, Side second) {
        return comparison().compare(first, second, List.of(), CheckpointLog.SILENT, WorkContext.none()).orThrow();
    }

    private static TableDifference table(Comparison comparison, String name) {
        return comparison.tables().stream().filter(table -> table.name().table().name().equals(name)).findFirst()
                .orElseThrow();
    }

    private static List<Drift> drift(Comparison comparison, String name) {
        return table(comparison, name).drift();
    }
}
