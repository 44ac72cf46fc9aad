package plumbline.ui.inconsistencies;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
import plumbline.core.pack.Check;
import plumbline.core.pack.Pack;
import plumbline.core.pack.Packs;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.target.Connections;
import plumbline.core.target.Target;
import plumbline.core.text.Language;
import plumbline.core.text.LocalText;
import plumbline.core.work.WorkContext;
import plumbline.ui.fx.FxWatch;
import plumbline.ui.fx.UiWork;
import plumbline.ui.inconsistencies.Entry.OfCheck;
import plumbline.ui.inconsistencies.Entry.Phase;

/// The checks of all targets with their newest answers, and the jobs that ask them. FX thread only.
///
/// It lives as long as the window: the rail's badge counts its findings while another screen is shown.
public final class CheckList {
    /// So many findings of a check are kept to be looked at; all are counted.
    public static final int KEPT_FINDINGS = 100_000;

    private final Packs packs;
    private final Checks checks;
    private final FindingHistory history;
    private final UiWork work;
    private final Clock clock;
    private final Map<String, TargetChecks> targets = new LinkedHashMap<>();
    private final Map<String, Runnable> cancels = new LinkedHashMap<>();
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper checksWithFindings = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private String scope = "";
    private boolean started;

    /// @param clock decides what "yesterday" is
    public CheckList(Connections connections, Packs packs, Checks checks, FindingHistory history, UiWork work,
            Clock clock) {
        this.packs = packs;
        this.checks = checks;
        this.history = history;
        this.work = work;
        this.clock = clock;
        // lives as long as the program, and so does its watch
        var _ = FxWatch.on(work.ui(), connections.all(), this::targetsChanged);
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
        }
    }

    /// Asks every check once; later calls do nothing.
    public void start() {
        if (!started) {
            started = true;
            runAll();
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
        TargetChecks state = targets.get(target.name());
        if (state == null) {
            return;
        }
        state.begin();
        publish();
        Language language = work.texts().messages().language();
        var job = work.ask(work.texts().now("inconsistencies.job.run", target.name()), target.name(),
                context -> ask(state, only, language, context), outcome -> {
                    Problem failure = outcome instanceof Outcome.Failed<Integer>(Problem problem) ? problem : null;
                    state.end(failure);
                    publish();
                });
        if (state.running()) {
            cancels.put(target.name(), job.cancel());
        }
    }

    /// Cancels whatever is being asked.
    public void cancel() {
        List.copyOf(cancels.values()).forEach(Runnable::run);
    }

    private Outcome<Integer> ask(TargetChecks state, List<String> only, Language language, WorkContext context) {
        return Outcome.of(() -> {
            Target target = state.target();
            List<Check> all = checks.chosen(target, List.of(), List.of()).orThrow();
            List<Check> todo = all.stream().filter(check -> only.isEmpty() || only.contains(check.path())).toList();
            List<OfCheck> listed = all.stream().map(check -> listed(target, check, todo.contains(check))).toList();
            tell(() -> state.listed(listed));
            for (int i = 0; i < todo.size(); i++) {
                Check check = todo.get(i);
                context.checkCancelled();
                context.progress((double) i / todo.size(),
                        "[" + (i + 1) + "/" + todo.size() + "] " + check.title().in(language));
                tell(() -> state.phase(check, Phase.RUNNING));
                OfCheck answered = answered(target, check, context);
                tell(() -> state.put(answered));
            }
            return todo.size();
        });
    }

    private OfCheck listed(Target target, Check check, boolean todo) {
        Count earlier = history.lastBefore(target.name(), check.path(), clock.instant()).orElse(null);
        return new OfCheck(target, check, todo ? Phase.QUEUED : Phase.IDLE, null, earlier, Change.NONE, Change.NONE);
    }

    private OfCheck answered(Target target, Check check, WorkContext context) {
        Optional<Count> before = history.lastBefore(target.name(), check.path(), clock.instant());
        Instant today = LocalDate.now(clock).atStartOfDay(clock.getZone()).toInstant();
        Optional<Count> yesterday = history.lastBefore(target.name(), check.path(), today);
        CheckResult result = checks.run(target, check, KEPT_FINDINGS, context);
        boolean counted = switch (result.status()) {
            case CLEAN, FINDINGS -> true;
            case FAILED, SKIPPED -> false;
        };
        return new OfCheck(target, check, Phase.IDLE, result, null,
                counted ? Change.of(result.count(), yesterday) : Change.NONE,
                counted ? Change.of(result.count(), before) : Change.NONE);
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
        return packs.pack(pack).map(Pack::title).orElseGet(() -> LocalText.same(pack));
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
