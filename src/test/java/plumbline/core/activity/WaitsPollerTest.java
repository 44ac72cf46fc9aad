package plumbline.core.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static plumbline.testing.JamSamples.NOW;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import plumbline.core.activity.FileUse.Holder;
import plumbline.core.activity.FileUse.Lock;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.target.Address;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.target.TlsMode;
import plumbline.testing.FakeActivity;
import plumbline.testing.IdleSessions;
import plumbline.testing.JamSamples;
import plumbline.testing.SetClock;

final class WaitsPollerTest {

    private static final Target SERVER = Target.adHoc(
            new Address.PostgresAddress("db", 5432, "shop", "anna", TlsMode.DISABLE, ""), Environment.TEST);
    private static final Target FILE = Target.adHoc(new Address.SqliteAddress(Path.of("/data/x.db")),
            Environment.TEST);
    private static final Problem GONE = Problem.of(ProblemCode.LOST, "shop");

    private final IdleSessions sessions = new IdleSessions();
    private final FakeActivity server = new FakeActivity();
    private final SetClock clock = new SetClock(NOW);
    private final List<TargetWaits> told = new ArrayList<>();
    private final List<ActivitySample> kept = new ArrayList<>();
    private FileUse use = new FileUse(NOW, true, true, 0, List.of());
    private final WaitsPoller poller = poller(SERVER);
    private final WaitsPoller file = poller(FILE);

    private WaitsPoller poller(Target target) {
        return new WaitsPoller(target, sessions, server, _ -> use, clock, told::add,
                (_, sample) -> kept.add(sample));
    }

    private void rounds(int count) {
        for (int i = 0; i < count; i++) {
            poller.round(false, null);
            clock.forward(Duration.ofSeconds(1));
        }
    }

    @Test
    void asksOnlyTheCheapQuestionWhileNobodyWaits() {
        rounds(100);
        assertEquals("100 cheap, 1 whole", server.cheap() + " cheap, " + server.whole() + " whole");
    }

    @Test
    void saysItsAgeEveryFiveSecondsWhileNobodyWaits() {
        rounds(21);
        assertEquals(5, told.size());
    }

    @Test
    void readsWhoWaitsForWhomWhileSomebodyWaits() {
        rounds(3);
        server.show(JamSamples.queue(NOW, 3));
        rounds(1);
        assertEquals(3, poller.waits().waiting());
    }

    @Test
    void theTreeIsEmptyInTheFirstRoundAfterTheWait() {
        server.show(JamSamples.queue(NOW, 3));
        rounds(2);
        server.show(JamSamples.quiet(NOW));
        rounds(1);
        assertEquals(0, told.getLast().waiting());
    }

    @Test
    void goesBackToTheCheapQuestionAfterTheWait() {
        server.show(JamSamples.queue(NOW, 3));
        rounds(2);
        server.show(JamSamples.quiet(NOW));
        rounds(10);
        assertEquals(3, server.whole());
    }

    @Test
    void keepsOnlyReadingsInWhichSomebodyWaits() {
        rounds(2);
        server.show(JamSamples.queue(NOW, 3));
        rounds(2);
        server.show(JamSamples.quiet(NOW));
        rounds(2);
        assertEquals(2, kept.size());
    }

    @Test
    void givesTheControlSessionBackBetweenRounds() {
        rounds(2);
        assertEquals(0, sessions.open());
    }

    @Test
    void aLostTargetKeepsItsLastTree() {
        server.show(JamSamples.queue(NOW, 3));
        rounds(1);
        sessions.lose(GONE);
        rounds(1);
        assertEquals("3 " + GONE, poller.waits().waiting() + " " + poller.waits().problem());
    }

    @Test
    void aLostTargetKeepsTheMomentItWasSeenLast() {
        rounds(1);
        sessions.lose(GONE);
        rounds(3);
        assertEquals(NOW, poller.waits().at());
    }

    @Test
    void aLostTargetIsAskedLessAndLessOften() {
        sessions.lose(GONE);
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            rounds(1);
            pauses.add(poller.pause().toSeconds());
        }
        assertEquals(List.of(1L, 2L, 4L, 8L, 10L, 10L), pauses);
    }

    @Test
    void aTargetThatComesBackHasNoProblem() {
        sessions.lose(GONE);
        rounds(2);
        sessions.comeBack();
        rounds(1);
        assertNull(told.getLast().problem());
    }

    @Test
    void aQuickReadingIsFollowedWithinASecond() {
        rounds(1);
        assertTrue(poller.pause().compareTo(Duration.ofSeconds(1)) <= 0);
    }

    @Test
    void aSlowReadingTakesATenthOfTheTimeAtMost() {
        server.meanwhile(() -> {
            long end = System.nanoTime() + Duration.ofMillis(250).toNanos();
            while (System.nanoTime() < end) {
                LockSupport.parkNanos(1_000_000);
            }
        });
        rounds(1);
        assertTrue(poller.pause().compareTo(Duration.ofMillis(2250)) >= 0, poller.pause().toString());
    }

    @Test
    void whoAsksForARefreshSeesThatItWasDone() {
        rounds(1);
        poller.round(true, null);
        assertEquals(NOW.plusSeconds(1), told.getLast().at());
    }

    @Test
    void sessionsAreReadAtTheTargetsInterval() {
        rounds(1);
        poller.round(false, _ -> {});
        poller.round(false, _ -> {});
        assertEquals(1, server.lists());
    }

    @Test
    void sessionsAreReadOnRequest() {
        poller.round(false, _ -> {});
        poller.round(true, _ -> {});
        assertEquals(2, server.lists());
    }

    @Test
    void aFileIsLookedAtEveryTwoSeconds() {
        file.round(false, null);
        assertTrue(file.pause().compareTo(Duration.ofMillis(1500)) > 0);
    }

    @Test
    void newsOfAFileAreToldAtOnce() {
        file.round(false, null);
        use = new FileUse(NOW, true, true, 0, List.of(new Holder(7, "x", "anna", List.of(Lock.RESERVED), NOW)));
        file.round(false, null);
        FileUse last = told.getLast().file();
        assertNotNull(last);
        assertEquals(1, last.holders().size());
    }

    @Test
    void aFileAsBeforeIsNoNews() {
        file.round(false, null);
        clock.forward(Duration.ofSeconds(2));
        use = new FileUse(clock.instant(), true, true, 0, List.of());
        file.round(false, null);
        assertEquals(1, told.size());
    }
}
