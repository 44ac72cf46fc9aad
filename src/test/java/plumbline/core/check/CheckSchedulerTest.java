package plumbline.core.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.target.Target;
import plumbline.core.work.Jobs;
import plumbline.testing.FakeChecks;
import plumbline.testing.FakePacks;
import plumbline.testing.SetClock;
import plumbline.testing.Shop;

final class CheckSchedulerTest {

    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
    private static final String COUNTS = Shop.COUNTS.path();
    private static final String ASKED = "shop-test " + COUNTS;

    private final SetClock clock = new SetClock(Shop.NOON);
    private final FakeChecks checks = new FakeChecks();
    private final Past past = new Past();
    private final Chosen chosen = new Chosen();
    private List<Target> targets = List.of(Shop.TEST);
    private final CheckScheduler scheduler = new CheckScheduler(() -> targets, new FakePacks(), checks, chosen, past,
            Jobs.direct(), () -> "Scheduled checks", clock, TAIPEI);

    /// Answers in memory.
    private static final class Past implements FindingHistory {

        private final List<CheckResult> kept = new ArrayList<>();

        @Override
        public void keep(CheckResult result) {
            kept.add(result);
        }

        @Override
        public List<Count> since(String target, String checkPath, Instant from) {
            return List.of();
        }

        @Override
        public Optional<Count> lastBefore(String target, String checkPath, Instant moment) {
            return kept.reversed().stream()
                    .filter(each -> each.target().equals(target) && each.check().path().equals(checkPath)
                            && each.at().isBefore(moment))
                    .findFirst().map(each -> new Count(each.at(), each.status(), each.count()));
        }

        void found(Target target, long count, Instant at) {
            keep(CheckResult.of(target.name(), Shop.COUNTS, count == 0 ? CheckStatus.CLEAN : CheckStatus.FINDINGS,
                    count, List.of(), List.of(), 1, at));
        }
    }

    /// Choices in memory.
    private static final class Chosen implements Schedules {

        private final Map<String, String> all = new HashMap<>();

        @Override
        public Optional<String> chosen(String target, String checkPath) {
            return Optional.ofNullable(all.get(checkPath));
        }

        @Override
        public Map<String, String> all(String target) {
            return Map.copyOf(all);
        }

        @Override
        public void choose(String target, String checkPath, String cron) {
            all.put(checkPath, cron);
        }

        @Override
        public void forget(String target, String checkPath) {
            all.remove(checkPath);
        }
    }

    @BeforeEach
    void daily() {
        chosen.choose("shop-test", COUNTS, "30 6 * * *");
    }

    private void turnAt(String moment) {
        clock.set(Instant.parse(moment));
        scheduler.turn();
    }

    @Test
    void asksWhatWasNeverAsked() {
        scheduler.turn();
        assertEquals(List.of(ASKED), checks.asked());
    }

    @Test
    void asksAtItsTimeInThePersonsZone() {
        past.found(Shop.TEST, 0, Instant.parse("2026-11-20T00:00:00Z"));
        turnAt("2026-11-20T22:29:00Z");
        int before = checks.asked().size();
        turnAt("2026-11-20T22:30:00Z");
        assertEquals(List.of(0, 1), List.of(before, checks.asked().size()));
    }

    @Test
    void catchesUpOneMissedRunAndNotEach() {
        past.found(Shop.TEST, 0, Shop.NOON.minus(Duration.ofDays(30)));
        scheduler.turn();
        clock.forward(Duration.ofMinutes(1));
        scheduler.turn();
        assertEquals(List.of(ASKED), checks.asked());
    }

    @Test
    void leavesOutWhatAPersonAskedMeanwhile() {
        past.found(Shop.TEST, 0, Shop.NOON);
        scheduler.turn();
        past.found(Shop.TEST, 0, Instant.parse("2026-11-20T22:31:00Z"));
        turnAt("2026-11-20T22:32:00Z");
        assertEquals(List.of(), checks.asked());
    }

    @Test
    void asksNothingWherePersonSaidNever() {
        chosen.choose("shop-test", COUNTS, "");
        scheduler.turn();
        assertEquals(List.of(), checks.asked());
    }

    @Test
    void asksNoTargetThatIsNotSaved() {
        targets = List.of(Shop.TEST.standIn(Shop.TEST.address()));
        scheduler.turn();
        assertEquals(List.of(), checks.asked());
    }

    @Test
    void asksOneTargetAfterTheOther() {
        targets = List.of(Shop.TEST, Shop.PROD);
        scheduler.turn();
        List<String> first = checks.asked();
        scheduler.turn();
        assertEquals(List.of(List.of(ASKED), List.of(ASKED, "shop-prod " + COUNTS)), List.of(first, checks.asked()));
    }

    @Test
    void startsNothingWhileARunIsUnderWay() {
        targets = List.of(Shop.TEST, Shop.PROD);
        checks.before(scheduler::turn);
        scheduler.turn();
        assertEquals(List.of(ASKED), checks.asked());
    }

    @Test
    void triesATargetThatIsDownAgainAfterAWhile() {
        checks.unreachable(Shop.TEST, Problem.of(ProblemCode.REFUSED, "shop-test"));
        scheduler.turn();
        checks.reachable(Shop.TEST);
        clock.forward(Duration.ofMinutes(1));
        scheduler.turn();
        int early = checks.asked().size();
        clock.forward(Duration.ofMinutes(10));
        scheduler.turn();
        assertEquals(List.of(0, 1), List.of(early, checks.asked().size()));
    }

    @Test
    void tellsWhatWasFoundMoreThanTheTimeBefore() {
        past.found(Shop.TEST, 2, Shop.NOON.minus(Duration.ofDays(3)));
        past.keep(CheckResult.without("shop-test", Shop.COUNTS, CheckStatus.FAILED, null, 1,
                Shop.NOON.minus(Duration.ofDays(2))));
        checks.answer(Shop.TEST, Shop.found(Shop.TEST, Shop.COUNTS, 5));
        scheduler.turn();
        assertEquals(List.of(new NewFindings.More(Shop.COUNTS, 2, 5)),
                scheduler.news().get().map(NewFindings::more).orElse(List.of()));
    }

    @Test
    void tellsNothingWhereNoMoreWasFound() {
        past.found(Shop.TEST, 5, Shop.NOON.minus(Duration.ofDays(3)));
        checks.answer(Shop.TEST, Shop.found(Shop.TEST, Shop.COUNTS, 5));
        scheduler.turn();
        assertEquals(Optional.empty(), scheduler.news().get());
    }
}
