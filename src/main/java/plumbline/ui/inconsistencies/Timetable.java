package plumbline.ui.inconsistencies;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import plumbline.core.check.CronText;
import plumbline.core.problem.Outcome;
import plumbline.core.target.Target;
import plumbline.ui.fx.UiWork;
import plumbline.ui.inconsistencies.Entry.OfCheck;
import plumbline.ui.inconsistencies.Entry.Phase;

/// Asks checks at their times while the console is open; one whose time passed while it was closed is asked once. FX
/// thread only.
public final class Timetable {
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofMinutes(5);

    private final CheckList list;
    private final UiWork work;
    private final Clock clock;
    private final Instant began;
    private final Map<CheckKey, Instant> tried = new HashMap<>();
    private Instant looked;
    private Instant read;
    private boolean looking;

    /// @param clock whose zone the times are in
    public Timetable(CheckList list, UiWork work, Clock clock) {
        this.list = list;
        this.work = work;
        this.clock = clock;
        this.began = clock.instant();
        this.looked = Instant.MIN;
        this.read = Instant.MIN;
    }

    /// Looks whether a check's time has come; cheap, may be told every second.
    public void tick() {
        Instant now = clock.instant();
        if (!now.isBefore(later(read, AGAIN))) {
            read = now;
            list.follow(); // also targets that could not be reached before
        }
        if (looking || now.isBefore(later(looked, EVERY))) {
            return;
        }
        looked = now;
        looking = true;
        List<OfCheck> all = list.all();
        Map<CheckKey, Instant> before = Map.copyOf(tried);
        work.quietly(() -> due(all, before, now), outcome -> {
            looking = false;
            if (outcome instanceof Outcome.Done<List<OfCheck>>(List<OfCheck> due)) {
                run(due, now);
            }
        });
    }

    private static Instant later(Instant moment, Duration by) {
        return moment.equals(Instant.MIN) ? moment : moment.plus(by);
    }

    private List<OfCheck> due(List<OfCheck> all, Map<CheckKey, Instant> before, Instant now) {
        List<OfCheck> due = new ArrayList<>();
        for (OfCheck check : all) {
            if (check.phase() == Phase.IDLE && !check.times().cron().isEmpty()) {
                Instant answered = check.answeredAt();
                Instant last = answered == null ? began : answered;
                Instant attempt = before.getOrDefault(check.key(), last);
                Instant from = attempt.isAfter(last) ? attempt : last;
                boolean come = CronText.next(check.times().cron(), from.atZone(clock.getZone()))
                        .filter(next -> !next.toInstant().isAfter(now)).isPresent();
                if (come) {
                    due.add(check);
                }
            }
        }
        return due;
    }

    private void run(List<OfCheck> due, Instant now) {
        Map<Target, List<String>> byTarget = new LinkedHashMap<>();
        for (OfCheck check : due) {
            tried.put(check.key(), now);
            byTarget.computeIfAbsent(check.target(), _ -> new ArrayList<>()).add(check.check().path());
        }
        byTarget.forEach(list::run);
    }
}
