package plumbline.core.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.work.WorkContext;
import plumbline.testing.Await;
import plumbline.testing.MemoryState;
import plumbline.testing.SetClock;

/// When jobs are due, and that each is done once, whatever becomes of the others.
final class DueJobsTest {

    private static final WorkContext NONE = WorkContext.none();
    private static final Named HOURLY = new Named("hourly", "0 * * * *");
    private static final Named BROKEN = new Named("broken", "0 * * * *");
    private static final Named BUG = new Named("bug", "0 * * * *");

    @TempDir
    Path folder;

    private final SetClock clock = new SetClock(Instant.parse("2026-11-20T10:30:00Z"));
    private final MemoryState state = new MemoryState();
    private final Numbers worker = new Numbers();

    record Named(String name, String cron) implements ScheduledJob {

        @Override
        public String target() {
            return "shop";
        }
    }

    /// Counts what it is asked to do.
    static final class Numbers implements Worker<Named, Integer> {

        final Map<String, Integer> done = new ConcurrentHashMap<>();
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch go = new CountDownLatch(1);
        boolean waits;

        @Override
        public String kind() {
            return "number";
        }

        @Override
        public void run(Named job, Report<Integer> report, WorkContext context) {
            begun.countDown();
            if (waits) {
                Await.until("to go on", Duration.ofSeconds(20), () -> go.getCount() == 0);
            }
            if (job.equals(BROKEN)) {
                throw new ProblemException(Problem.of(ProblemCode.REFUSED, "shop", "no route"));
            }
            if (job.equals(BUG)) {
                throw new IllegalStateException("a bug");
            }
            report.made(done.merge(job.name(), 1, Integer::sum));
            report.deleted(2);
        }

        @Override
        public String nameOf(Integer made) {
            return "number " + made;
        }
    }

    private DueJobs<Named, Integer> due() {
        return new DueJobs<>(worker, folder.resolve("lock"), state, clock, ZoneOffset.UTC);
    }

    private List<String> ran(Named... jobs) {
        return due().run(List.of(jobs), NONE).stream().map(each -> each.job().name()).toList();
    }

    private void seen(Named... jobs) {
        due().times(List.of(jobs));
    }

    @Test
    void aJobCountsFromWhenItIsFirstSeen() {
        assertEquals(List.of(), ran(HOURLY));
    }

    @Test
    void missedTimesAreMadeUpForByOneRunAndSaid() {
        seen(HOURLY);
        clock.forward(Duration.ofHours(5));

        List<Ran<Named, Integer>> ran = due().run(List.of(HOURLY), NONE);

        assertEquals(List.of(new Ran<>(HOURLY, 4, List.of(1), 2, null)), ran);
    }

    @Test
    void whatRanIsNotDueAgainBeforeItsNextTime() {
        seen(HOURLY);
        clock.forward(Duration.ofHours(1));
        ran(HOURLY);

        assertEquals(List.of(), ran(HOURLY));
    }

    @Test
    void aFailureStopsNoOtherJob() {
        seen(BROKEN, BUG, HOURLY);
        clock.forward(Duration.ofHours(1));

        assertEquals(List.of("broken", "bug", "hourly"), ran(BROKEN, BUG, HOURLY));
    }

    @Test
    void aFailureIsRememberedWithItsReason() {
        seen(BROKEN);
        clock.forward(Duration.ofHours(1));
        ran(BROKEN);

        LastRun last = due().times(List.of(BROKEN)).getFirst().result().orElseThrow();

        assertEquals(Problem.of(ProblemCode.REFUSED, "shop", "no route"), last.problem());
    }

    @Test
    void whatWasMadeIsRemembered() {
        seen(HOURLY);
        clock.forward(Duration.ofHours(1));
        ran(HOURLY);

        assertEquals(new LastRun(clock.instant(), List.of("number 1"), 2, null),
                due().times(List.of(HOURLY)).getFirst().result().orElseThrow());
    }

    @Test
    void twoProgramsNeverDoTheSameRun() throws InterruptedException {
        seen(HOURLY);
        clock.forward(Duration.ofHours(1));
        worker.waits = true;
        List<String> first = new ArrayList<>();
        Thread other = Thread.ofVirtual().start(() -> first.addAll(ran(HOURLY)));
        assertTrue(worker.begun.await(20, java.util.concurrent.TimeUnit.SECONDS));

        List<String> meanwhile = ran(HOURLY);
        worker.go.countDown();
        other.join();
        List<String> afterwards = ran(HOURLY);

        assertEquals(List.of(List.of("hourly"), List.of(), List.of()), List.of(first, meanwhile, afterwards));
    }

    @Test
    void aJobThatIsDoneNowIsNotDueForItsLastTime() {
        seen(HOURLY);
        clock.forward(Duration.ofHours(1));

        assertTrue(due().runNow(HOURLY, NONE).isPresent());

        assertEquals(List.of(), ran(HOURLY));
    }

    @Test
    void aResultOfAnotherFormIsNoResult() {
        state.put("number.result.hourly", "{\"ended\": \"soon\"}");

        assertTrue(due().times(List.of(HOURLY)).getFirst().result().isEmpty());
    }
}
