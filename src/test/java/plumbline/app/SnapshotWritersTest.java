package plumbline.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.pack.History;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.snapshot.EditResult;
import plumbline.core.snapshot.RowEdit;
import plumbline.core.snapshot.RowKey;
import plumbline.core.snapshot.RowNow;
import plumbline.core.snapshot.Snapshot;
import plumbline.core.snapshot.SnapshotFilter;
import plumbline.core.snapshot.Snapshots;
import plumbline.core.text.Language;
import plumbline.core.text.Messages;
import plumbline.core.work.Crew;
import plumbline.core.work.WorkContext;
import plumbline.testing.GuideRows;
import plumbline.testing.TestPostgres;

/// Many who edit the same row at the same time.
final class SnapshotWritersTest {

    @TempDir
    private Path home;
    private final TestPostgres.Database database = GuideRows.database(18);
    private @Nullable Wiring wiring;

    @BeforeEach
    void open() {
        wiring = new Wiring(() -> home, Map.of(), () -> Messages.in(Language.EN));
    }

    @AfterEach
    void close() {
        wiring().close();
    }

    private Wiring wiring() {
        return java.util.Objects.requireNonNull(wiring);
    }

    @Test
    void leaveVersionsWithoutGapOrDoubleAndLoseNoUpdate() {
        AtomicInteger left = new AtomicInteger(40);
        edits(8, () -> left.decrementAndGet() >= 0);
    }

    @Test
    @Tag("proofs")
    void leaveVersionsWithoutGapOrDoubleForAMinute() {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        edits(40, () -> System.nanoTime() < end);
    }

    private interface More {
        boolean wanted();
    }

    /// Each reads the row, counts its days up by one, and begins anew where somebody was faster.
    private void edits(int writers, More more) {
        Snapshots snapshots = wiring().snapshots();
        History history = snapshots.histories(database.target()).stream().map(Snapshots.Kept::history)
                .filter(each -> each.id().equals("permit-risk")).findFirst().orElseThrow();
        AtomicInteger done = new AtomicInteger();
        Crew.perform("writer", writers, writer -> {
            while (more.wanted()) {
                while (!counted(snapshots, history, writer)) {
                    // somebody was faster
                }
                done.incrementAndGet();
            }
        }, () -> {});
        List<Long> versions = LongStream.iterate(0, offset -> offset < done.get(), offset -> offset + 200).boxed()
                .flatMap(offset -> snapshots.list(database.target(), history,
                        new SnapshotFilter(Map.of(), "", "", "", "", GuideRows.JOINED, 200, offset)).orThrow()
                        .snapshots().stream())
                .map(Snapshot::version).sorted().toList();
        RowNow last = snapshots.current(database.target(), history, key()).orThrow();
        assertEquals(List.of(LongStream.rangeClosed(1, done.get()).boxed().toList(), "" + (5 + done.get())),
                List.of(versions, String.valueOf(last.texts().get("days"))));
    }

    private boolean counted(Snapshots snapshots, History history, int writer) {
        RowNow seen = snapshots.current(database.target(), history, key()).orThrow();
        int days = Integer.parseInt(String.valueOf(seen.texts().get("days")));
        Outcome<EditResult> outcome = snapshots.edit(new RowEdit(database.target(), "licensing-risk", history,
                key().values(), new RowEdit.Change.Values(Map.of("days", Optional.of("" + (days + 1)))),
                "writer " + writer, "one more", OptionalLong.empty(), seen, Duration.ofSeconds(30), ""), true,
                WorkContext.none());
        if (outcome instanceof Outcome.Failed<EditResult>(var problem)) {
            if (problem.code() != ProblemCode.ROW_CHANGED) {
                throw new ProblemException(problem);
            }
            return false;
        }
        return true;
    }

    private static RowKey key() {
        java.util.Map<String, String> values = new java.util.LinkedHashMap<>();
        for (String part : GuideRows.KEY.split(",", -1)) {
            values.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
        }
        return new RowKey(values);
    }
}
