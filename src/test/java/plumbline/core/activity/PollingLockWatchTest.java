package plumbline.core.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static plumbline.testing.JamSamples.NOW;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.target.Address;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.target.TlsMode;
import plumbline.testing.Await;
import plumbline.testing.FakeActivity;
import plumbline.testing.IdleSessions;
import plumbline.testing.JamSamples;
import plumbline.testing.MemoryLockHistory;

final class PollingLockWatchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final FakeActivity server = new FakeActivity();
    private final MemoryLockHistory history = new MemoryLockHistory();
    private final PollingLockWatch watch = watch(history);

    private PollingLockWatch watch(LockHistory into) {
        return new PollingLockWatch(new IdleSessions(), server, SeenFileUse.none(), into, InstantSource.system());
    }

    @AfterEach
    void close() {
        watch.close();
    }

    private static Target target(String name) {
        return new Target(name, "", Environment.TEST,
                new Address.PostgresAddress("db", 5432, "shop", "anna", TlsMode.DISABLE, ""), List.of(),
                Target.DEFAULT_REFRESH, false);
    }

    private TargetWaits one() {
        return watch.targets().get().getFirst();
    }

    private void until(String what, java.util.function.BooleanSupplier condition) {
        Await.until(what, PATIENCE, condition);
    }

    @Test
    void tellsATargetBeforeItWasAsked() {
        watch.watch(List.of(target("b"), target("a")));
        assertEquals(List.of("b", "a"), watch.targets().get().stream().map(each -> each.target().name()).toList());
    }

    @Test
    void showsWhoWaitsWithinASecond() {
        watch.watch(List.of(target("shop")));
        until("the first look", () -> one().at() != null);
        server.show(JamSamples.queue(NOW, 3));
        until("the wait", () -> one().waiting() == 3);
    }

    @Test
    void keepsWhatItReads() {
        server.show(JamSamples.queue(NOW, 3));
        watch.watch(List.of(target("shop")));
        until("a reading in the history", () -> !history.samples().isEmpty());
    }

    @Test
    void aStoreThatRefusesStopsNothing() {
        LockHistory full = new Refusing();
        try (PollingLockWatch other = watch(full)) {
            server.show(JamSamples.queue(NOW, 3));
            other.watch(List.of(target("shop")));
            until("two looks", () -> server.whole() > 1);
            assertEquals(3, other.targets().get().getFirst().waiting());
        }
    }

    @Test
    void aTargetThatHangsDelaysNoOther() throws InterruptedException {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch first = new CountDownLatch(1);
        server.meanwhile(() -> {
            if (first.getCount() > 0) {
                first.countDown();
                await(hangs);
            }
        });
        watch.watch(List.of(target("dead")));
        first.await();
        watch.watch(List.of(target("dead"), target("alive")));
        until("the other one", () -> watch.targets().get().getLast().at() != null);
        assertEquals(Optional.empty(), Optional.ofNullable(one().at()));
        hangs.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void asksNothingWhilePaused() {
        watch.pause(true);
        watch.watch(List.of(target("shop")));
        watch.refresh("shop");
        until("what was asked for", () -> server.whole() == 1);
        assertEquals(1, server.cheap());
    }

    @Test
    void readsTheSessionsOfTheTargetThatIsLookedAt() {
        server.show(JamSamples.queue(NOW, 3));
        watch.watch(List.of(target("shop"), target("other")));
        watch.lookAtSessions("shop");
        until("the sessions", () -> watch.sessions().get().isPresent());
        assertInstanceOf(Outcome.Done.class, watch.sessions().get().orElseThrow());
    }

    @Test
    void forgetsTheSessionsOfATargetThatIsLookedAtNoMore() {
        watch.watch(List.of(target("shop")));
        watch.lookAtSessions("shop");
        until("the sessions", () -> watch.sessions().get().isPresent());
        watch.lookAtSessions("");
        assertEquals(Optional.empty(), watch.sessions().get());
    }

    @Test
    void endsSoonAlsoWhileAServerHangs() throws InterruptedException {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        server.meanwhile(() -> {
            asked.countDown();
            await(hangs);
        });
        PollingLockWatch other = watch(history);
        other.watch(List.of(target("shop")));
        asked.await();
        long before = System.nanoTime();
        other.close();
        hangs.countDown();
        assertTrue(System.nanoTime() - before < Duration.ofSeconds(8).toNanos());
    }

    private static final class Refusing implements LockHistory {

        @Override
        public void keep(String target, ActivitySample sample) {
            throw new ProblemException(Problem.of(ProblemCode.STORE, "store", "full"));
        }

        @Override
        public List<Episode> episodes(String target, Instant from, Instant until) {
            return List.of();
        }

        @Override
        public List<Instant> moments(long episode) {
            return List.of();
        }

        @Override
        public Optional<ActivitySample> at(long episode, Instant moment) {
            return Optional.empty();
        }
    }
}
