package plumbline.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static plumbline.store.Samples.NOW;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.check.CheckResult;
import plumbline.core.check.CheckStatus;
import plumbline.core.check.FindingHistory.Count;
import plumbline.core.pack.Check;
import plumbline.core.pack.Kind;
import plumbline.core.pack.Severity;
import plumbline.core.session.Needs;
import plumbline.core.text.LocalText;
import plumbline.testing.SetClock;

final class SqliteFindingHistoryTest {

    private final SetClock clock = new SetClock(NOW);
    private Store store;
    private Retention retention;
    private SqliteFindingHistory history;

    @BeforeEach
    @SuppressWarnings("NullAway.Init")
    void open(@TempDir Path folder) {
        store = new Store(new Home(folder));
        retention = new Retention(store, clock, Retention.IMAGES);
        history = new SqliteFindingHistory(store, retention);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void givesBackTheCountsOldestFirst() {
        history.keep(result("a", CheckStatus.FINDINGS, 7, NOW.plusSeconds(1)));
        history.keep(result("a", CheckStatus.CLEAN, 0, NOW));
        history.keep(result("b", CheckStatus.FAILED, 0, NOW));
        assertEquals(List.of(new Count(NOW, CheckStatus.CLEAN, 0),
                new Count(NOW.plusSeconds(1), CheckStatus.FINDINGS, 7)), history.since("db", "p/a", Instant.MIN));
        assertEquals(1, history.since("db", "p/a", NOW.plusNanos(1)).size());
        assertEquals(List.of(), history.since("other", "p/a", Instant.MIN));
    }

    @Test
    void doesNotTakeAnAnswerForTheOneBeforeIt() {
        history.keep(result("a", CheckStatus.FINDINGS, 7, NOW));
        assertEquals(Optional.empty(), history.lastBefore("db", "p/a", NOW));
        history.keep(result("a", CheckStatus.FINDINGS, 9, NOW.plusNanos(1)));
        assertEquals(Optional.of(new Count(NOW, CheckStatus.FINDINGS, 7)),
                history.lastBefore("db", "p/a", NOW.plusNanos(1)));
        assertEquals(Optional.of(new Count(NOW.plusNanos(1), CheckStatus.FINDINGS, 9)),
                history.lastBefore("db", "p/a", Instant.MAX));
    }

    @Test
    void forgetsAfterFourHundredDays() {
        history.keep(result("a", CheckStatus.FINDINGS, 7, NOW));
        history.keep(result("a", CheckStatus.FINDINGS, 8, NOW.plus(Duration.ofDays(2))));
        clock.set(NOW.plus(Duration.ofDays(401)));
        Samples.tidy(retention);
        assertEquals(List.of(8L),
                history.since("db", "p/a", Instant.MIN).stream().map(Count::count).toList());
    }

    private static CheckResult result(String id, CheckStatus status, long count, Instant at) {
        Check check = new Check("p", id, LocalText.same("t"), LocalText.same("w"), Severity.INFO,
                Kind.Rows.whole(), List.of(), Map.of(), List.of("id"), "", "", Needs.NOTHING, Duration.ofSeconds(5), "",
                List.of(), List.of());
        return CheckResult.of("db", check, status, count, List.of(), List.of(), 12, at);
    }
}
