package plumbline.core.check;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.check.FindingHistory.Count;
import plumbline.core.pack.Check;
import plumbline.core.pack.Pack;
import plumbline.core.pack.Packs;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.target.Target;
import plumbline.core.watch.Watchable;
import plumbline.core.watch.Watched;
import plumbline.core.work.Jobs;
import plumbline.core.work.WorkContext;

/// Asks checks by themselves when they are due: those of saved connections, while the console is open.
///
/// A check is due when its schedule came round since its last kept answer, or was never asked; however often that was,
/// it is asked once. What is due on a target is one job, which lists and cancels like any other, and only one such job
/// runs at a time. [#turn] is called by one thread; the rest is thread-safe.
public final class CheckScheduler {

    private static final Logger LOG = LoggerFactory.getLogger(CheckScheduler.class);
    private static final Duration LOOK = Duration.ofSeconds(30);
    private static final Duration REST = Duration.ofMinutes(10);
    private static final int PAST_ANSWERS = 20;

    private final Supplier<List<Target>> targets;
    private final Packs packs;
    private final Checks checks;
    private final Schedules schedules;
    private final FindingHistory history;
    private final Jobs jobs;
    private final Supplier<String> title;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Map<Place, Slot> slots = new ConcurrentHashMap<>();
    private final Map<String, Instant> resting = new ConcurrentHashMap<>();
    private final AtomicBoolean running = new AtomicBoolean();
    private final Watched<Optional<NewFindings>> news = new Watched<>(Optional.empty());
    private Instant nextLook = Instant.MIN;

    /// @param targets of which the saved ones are asked
    /// @param title   the job's title in the person's language
    /// @param zone    in which a schedule's hours are meant
    public CheckScheduler(Supplier<List<Target>> targets, Packs packs, Checks checks, Schedules schedules,
            FindingHistory history, Jobs jobs, Supplier<String> title, InstantSource clock, ZoneId zone) {
        this.targets = targets;
        this.packs = packs;
        this.checks = checks;
        this.schedules = schedules;
        this.history = history;
        this.jobs = jobs;
        this.title = title;
        this.clock = clock;
        this.zone = zone;
    }

    /// A check on a target.
    private record Place(String target, String checkPath) {}

    /// When a check comes next by an expression.
    private record Slot(String cron, Instant next) {}

    /// A check that is due, by its expression.
    private record Due(Check check, String cron) {}

    /// What the last run found more of; nothing where none did yet.
    public Watchable<Optional<NewFindings>> news() {
        return news;
    }

    /// Starts what is due, if it is time to look. Returns at once; reads our own store only.
    ///
    /// @throws plumbline.core.problem.ProblemException where the store can't be read
    public void turn() {
        Instant now = clock.instant();
        if (running.get() || now.isBefore(nextLook)) {
            return;
        }
        for (Target target : targets.get()) {
            if (target.saved() && !now.isBefore(resting.getOrDefault(target.name(), Instant.MIN))) {
                List<Due> due = due(target, now);
                if (!due.isEmpty()) {
                    start(target, due);
                    return; // the next target at the next turn
                }
            }
        }
        nextLook = now.plus(LOOK);
    }

    private List<Due> due(Target target, Instant now) {
        Map<String, String> chosen = schedules.all(target.name());
        List<Due> due = new ArrayList<>();
        for (Pack pack : packs.shelf().get().packs()) {
            if (!target.packs().isEmpty() && !target.packs().contains(pack.id())) {
                continue;
            }
            for (Check check : pack.checks()) {
                String cron = chosen.getOrDefault(check.path(), check.schedule());
                if (!cron.isEmpty() && check.asksOn(target.engine()) && isDue(target, check, cron, now)) {
                    due.add(new Due(check, cron));
                }
            }
        }
        return due;
    }

    private boolean isDue(Target target, Check check, String cron, Instant now) {
        Place place = new Place(target.name(), check.path());
        Slot known = slots.get(place);
        if (known == null || !known.cron().equals(cron)) {
            known = slot(place, cron);
        } else if (!known.next().isAfter(now) && lastAnswer(place).isPresent()) {
            known = slot(place, cron); // a person may have asked it meanwhile
        }
        slots.put(place, known);
        return !known.next().isAfter(now);
    }

    private Slot slot(Place place, String cron) {
        return new Slot(cron, lastAnswer(place).map(last -> after(cron, last.at())).orElse(Instant.MIN));
    }

    private Optional<Count> lastAnswer(Place place) {
        return history.lastBefore(place.target(), place.checkPath(), Instant.MAX);
    }

    private Instant after(String cron, Instant moment) {
        if (!CronText.isValid(cron)) {
            LOG.warn("no schedule: {}", cron);
            return Instant.MAX;
        }
        return CronText.next(cron, moment.atZone(zone)).map(java.time.ZonedDateTime::toInstant).orElse(Instant.MAX);
    }

    private void start(Target target, List<Due> due) {
        running.set(true);
        var job = jobs.start(title.get(), target.name(), context -> {
            ask(target, due, context);
            return due.size();
        });
        var _ = job.result().whenComplete((_, failure) -> {
            if (failure != null) {
                markAsked(target, due); // cancelled, or a bug: not again before its time
            }
            running.set(false);
        });
    }

    private void ask(Target target, List<Due> due, WorkContext context) {
        List<NewFindings.More> more = new ArrayList<>();
        switch (checks.chosen(target, List.of(), List.of())) {
            case Outcome.Failed<List<Check>>(Problem problem) -> {
                LOG.info("scheduled checks of {} wait: {} {}", target.name(), problem.code(), problem.detail());
                resting.put(target.name(), clock.instant().plus(REST));
                return;
            }
            case Outcome.Done<List<Check>>(List<Check> there) -> {
                Set<String> paths = new HashSet<>(there.stream().map(Check::path).toList());
                int done = 0;
                for (Due each : due) {
                    if (paths.contains(each.check().path())) {
                        context.checkCancelled();
                        context.progress((double) done / due.size(), each.check().path());
                        askOne(target, each.check(), context).ifPresent(more::add);
                    }
                    done++;
                }
            }
        }
        markAsked(target, due);
        if (!more.isEmpty()) {
            news.set(Optional.of(new NewFindings(target.name(), more, clock.instant())));
        }
    }

    private void markAsked(Target target, List<Due> due) {
        Instant now = clock.instant();
        due.forEach(each -> slots.put(new Place(target.name(), each.check().path()),
                new Slot(each.cron(), after(each.cron(), now))));
    }

    private Optional<NewFindings.More> askOne(Target target, Check check, WorkContext context) {
        Optional<Count> before = lastCount(target.name(), check.path());
        CheckResult result = checks.run(target, check, 0, context);
        return result.status() == CheckStatus.FINDINGS && before.isPresent() && result.count() > before.get().count()
                ? Optional.of(new NewFindings.More(check, before.get().count(), result.count()))
                : Optional.empty();
    }

    /// The newest answer that has a number; one that failed says nothing about the findings.
    private Optional<Count> lastCount(String target, String checkPath) {
        Instant until = Instant.MAX;
        for (int i = 0; i < PAST_ANSWERS; i++) {
            Optional<Count> answer = history.lastBefore(target, checkPath, until);
            if (answer.isEmpty() || answer.get().status() == CheckStatus.CLEAN
                    || answer.get().status() == CheckStatus.FINDINGS) {
                return answer;
            }
            until = answer.get().at();
        }
        return Optional.empty();
    }
}
