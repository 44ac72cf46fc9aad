package plumbline.ui.inconsistencies;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import plumbline.core.check.CheckResult;
import plumbline.core.check.Checks;
import plumbline.core.check.FindingHistory;
import plumbline.core.check.FindingHistory.Count;
import plumbline.core.check.Schedules;
import plumbline.core.pack.Check;
import plumbline.core.pack.Pack;
import plumbline.core.pack.Packs;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.target.Connections;
import plumbline.core.target.Target;
import plumbline.core.text.Language;
import plumbline.core.text.LocalText;
import plumbline.core.work.WorkContext;
import plumbline.ui.fx.FxWatch;
import plumbline.ui.fx.UiWork;
import plumbline.ui.inconsistencies.Entry.OfCheck;
import plumbline.ui.inconsistencies.Entry.Past;
import plumbline.ui.inconsistencies.Entry.Phase;
import plumbline.ui.inconsistencies.Entry.Times;

/// The checks of all targets with their newest answers, and the jobs that ask them. FX thread only.
///
/// It lives as long as the window: the rail's badge counts its findings while another screen is shown.
public final class CheckList {
    /// So many findings of a check are kept to be looked at; all are counted.
    public static final int KEPT_FINDINGS = 100_000;

    private static final Duration PAST = Duration.ofDays(30);

    private final Sources sources;
    private final UiWork work;
    private final Clock clock;
    private final Map<String, TargetChecks> targets = new LinkedHashMap<>();
    private final Map<String, Runnable> cancels = new LinkedHashMap<>();
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper checksWithFindings = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private Consumer<List<OfCheck>> news = _ -> {};
    private String scope = "";
    private boolean started;
    private boolean following;

    /// @param clock decides what "yesterday" is
    public CheckList(Sources sources, UiWork work, Clock clock) {
        this.sources = sources;
        this.work = work;
        this.clock = clock;
        // lives as long as the program, and so does its watch
        var _ = FxWatch.on(work.ui(), sources.connections().all(), this::targetsChanged);
    }

    /// Where the checks, their answers and their times come from.
    public record Sources(Connections connections, Packs packs, Checks checks, FindingHistory history,
            Schedules schedules) {}

    /// Tells the checks that found more than at their answer before, once for each job.
    void onNews(Consumer<List<OfCheck>> listener) {
        news = listener;
    }

    private void targetsChanged(List<Target> all) {
        List<Target> fresh = new ArrayList<>();
        Map<String, TargetChecks> before = Map.copyOf(targets);
        targets.clear();
        for (Target target : all) {
            TargetChecks known = before.get(target.name());
            boolean same = known != null && known.target().address().equals(target.address())
                    && known.target().packs().equals(target.packs());
            TargetChecks now = same && known != null ? known : new TargetChecks(target);
            now.target(target);
            targets.put(target.name(), now);
            if (!same) {
                fresh.add(target);
            }
        }
        publish();
        if (started) {
            fresh.forEach(target -> run(target, List.of()));
        } else if (following) {
            fresh.forEach(this::read);
        }
    }

    /// Reads which checks there are, without asking them, where that is not known yet; so that their times are.
    public void follow() {
        following = true;
        targets.values().stream().filter(each -> !each.running() && !each.known() && !wantsPassword(each)).toList()
                .forEach(each -> read(each.target()));
    }

    // asking again and again with no password would fill the server's log
    private static boolean wantsPassword(TargetChecks each) {
        Problem problem = each.problem();
        return problem != null
                && (problem.code() == ProblemCode.PASSWORD || problem.code() == ProblemCode.PASSWORD_MISSING);
    }

    /// Asks every check once; later calls do nothing.
    public void start() {
        if (!started) {
            started = true;
            // also where the checks are being read at this moment
            inScope().stream().map(TargetChecks::target).toList().forEach(target -> run(target, List.of()));
        }
    }

    /// Asks every check of every target in scope.
    public void runAll() {
        inScope().stream().filter(each -> !each.running()).map(TargetChecks::target).toList()
                .forEach(target -> run(target, List.of()));
    }

    /// Shows and asks one target only.
    ///
    /// @param target a connection's name, or empty for all
    public void scope(String target) {
        scope = target;
        publish();
    }

    /// Asks a target's checks.
    ///
    /// @param only the paths of those to ask; empty: all
    public void run(Target target, List<String> only) {
        begin(target, "inconsistencies.job.run", check -> only.isEmpty() || only.contains(check.path()));
    }

    /// Asks one check that a person chose alone; it may be one that is run only so.
    void runAlone(CheckKey key) {
        TargetChecks state = targets.get(key.target());
        if (state != null) {
            begin(state.target(), "inconsistencies.job.run", check -> check.path().equals(key.path()),
                    sources.checks()::runByName);
        }
    }

    private void read(Target target) {
        begin(target, "inconsistencies.job.read", _ -> false);
    }

    /// How a check is run.
    @FunctionalInterface
    private interface Runner {
        CheckResult run(Target target, Check check, int keep, WorkContext context);
    }

    private void begin(Target target, String title, Predicate<Check> todo) {
        begin(target, title, todo, sources.checks()::run);
    }

    private void begin(Target target, String title, Predicate<Check> todo, Runner runner) {
        TargetChecks state = targets.get(target.name());
        if (state == null) {
            return;
        }
        state.begin();
        publish();
        Language language = work.texts().messages().language();
        List<OfCheck> more = new ArrayList<>();
        var job = work.ask(work.texts().now(title, target.name()), target.name(),
                context -> ask(state, todo, runner, language, more, context), outcome -> {
                    Problem failure = outcome instanceof Outcome.Failed<Integer>(Problem problem) ? problem : null;
                    state.end(failure);
                    publish();
                    if (!more.isEmpty()) {
                        news.accept(List.copyOf(more));
                    }
                });
        if (state.running()) {
            cancels.put(target.name(), job.cancel());
        }
    }

    /// Cancels whatever is being asked.
    public void cancel() {
        List.copyOf(cancels.values()).forEach(Runnable::run);
    }

    /// @param more takes the checks that found more than before; on the screen's thread
    private Outcome<Integer> ask(TargetChecks state, Predicate<Check> wanted, Runner runner, Language language,
            List<OfCheck> more, WorkContext context) {
        return Outcome.of(() -> {
            Target target = state.target();
            List<Check> all = sources.checks().chosen(target, List.of(), List.of()).orThrow();
            List<Check> todo = all.stream().filter(wanted).toList();
            Map<String, String> chosen = sources.schedules().all(target.name());
            List<OfCheck> listed = all.stream()
                    .map(check -> listed(target, check, times(check, chosen), todo.contains(check))).toList();
            tell(() -> state.listed(listed));
            for (int i = 0; i < todo.size(); i++) {
                Check check = todo.get(i);
                context.checkCancelled();
                context.progress((double) i / todo.size(),
                        "[" + (i + 1) + "/" + todo.size() + "] " + check.title().in(language));
                tell(() -> state.phase(check, Phase.RUNNING));
                OfCheck answered = answered(target, check, times(check, chosen), runner, context);
                tell(() -> {
                    state.put(answered);
                    if (answered.found() > 0 && grew(answered.lastRun())) {
                        more.add(answered);
                    }
                });
            }
            return todo.size();
        });
    }

    private static boolean grew(Change change) {
        return change.kind() == Change.Kind.NEW || change.kind() == Change.Kind.MORE;
    }

    static Times times(Check check, Map<String, String> chosen) {
        if (check.onlyByName()) {
            return new Times("", false); // whatever a person chose for it
        }
        String mine = chosen.get(check.path());
        return mine == null ? new Times(check.schedule(), false) : new Times(mine, true);
    }

    private OfCheck listed(Target target, Check check, Times times, boolean todo) {
        Instant now = clock.instant();
        Count earlier = sources.history().lastBefore(target.name(), check.path(), now).orElse(null);
        Past past = new Past(Change.NONE, Change.NONE,
                sources.history().since(target.name(), check.path(), now.minus(PAST)));
        return new OfCheck(target, check, todo ? Phase.QUEUED : Phase.IDLE, null, earlier, past, times);
    }

    private OfCheck answered(Target target, Check check, Times times, Runner runner, WorkContext context) {
        FindingHistory history = sources.history();
        Optional<Count> before = history.lastBefore(target.name(), check.path(), clock.instant());
        Instant today = LocalDate.now(clock).atStartOfDay(clock.getZone()).toInstant();
        Optional<Count> yesterday = history.lastBefore(target.name(), check.path(), today);
        CheckResult result = runner.run(target, check, KEPT_FINDINGS, context);
        boolean counted = switch (result.status()) {
            case CLEAN, FINDINGS -> true;
            case FAILED, SKIPPED -> false;
        };
        List<Count> counts = history.since(target.name(), check.path(), result.at().minus(PAST));
        return new OfCheck(target, check, Phase.IDLE, result, null,
                new Past(counted ? Change.of(result.count(), yesterday) : Change.NONE,
                        counted ? Change.of(result.count(), before) : Change.NONE, counts),
                times);
    }

    /// Reads anew when a target's checks are asked by themselves.
    void readTimes(Target target) {
        work.quietly(() -> sources.schedules().all(target.name()), outcome -> {
            TargetChecks state = targets.get(target.name());
            if (state != null && outcome instanceof Outcome.Done<Map<String, String>>(Map<String, String> chosen)) {
                state.times(chosen);
                publish();
            }
        });
    }

    /// Every check of every target, whatever the scope.
    List<OfCheck> all() {
        return targets.values().stream().flatMap(each -> each.all().stream()).toList();
    }

    private void tell(Runnable change) {
        work.ui().execute(() -> {
            change.run();
            publish();
        });
    }

    private List<TargetChecks> inScope() {
        return targets.values().stream().filter(each -> scope.isEmpty() || each.target().name().equals(scope)).toList();
    }

    private void publish() {
        List<Entry> next = inScope().stream().flatMap(each -> each.entries(this::packTitle).stream()).toList();
        boolean sameLines = next.stream().map(Entry::key).toList().equals(entries.stream().map(Entry::key).toList());
        if (sameLines) {
            for (int i = 0; i < next.size(); i++) {
                if (!next.get(i).equals(entries.get(i))) {
                    entries.set(i, next.get(i));
                }
            }
        } else {
            entries.setAll(next);
        }
        checksWithFindings.set((int) targets.values().stream().mapToLong(TargetChecks::withFindings).sum());
        running.set(targets.values().stream().anyMatch(TargetChecks::running));
    }

    private LocalText packTitle(String pack) {
        return sources.packs().pack(pack).map(Pack::title).orElseGet(() -> LocalText.same(pack));
    }

    /// The newest standing of a check.
    public Optional<OfCheck> check(CheckKey key) {
        return Optional.ofNullable(targets.get(key.target())).flatMap(target -> target.check(key.path()));
    }

    /// The lines: target, its packs, their checks.
    public ObservableList<Entry> entries() {
        return entries;
    }

    /// How many checks have findings on all targets; what the rail's badge shows.
    public ReadOnlyIntegerProperty checksWithFindingsProperty() {
        return checksWithFindings.getReadOnlyProperty();
    }

    /// Whether anything is being asked.
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }
}
