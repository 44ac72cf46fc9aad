package plumbline.ui.locks;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.Explainer;
import plumbline.core.activity.LockHistory;
import plumbline.core.activity.LockWatch;
import plumbline.core.activity.TargetWaits;
import plumbline.core.state.UiState;
import plumbline.core.target.Target;
import plumbline.ui.fx.FxWatch;
import plumbline.ui.fx.UiWork;

/// The locks screen: its targets, and the waits, sessions and past of the chosen one. FX thread only.
public final class LocksViewModel {

    private static final String CHOSEN = "locks.target";

    private final LockWatch watch;
    private final UiState state;
    private final LockWords words;
    private final ObservableValue<Instant> now;
    private final WaitsViewModel waits;
    private final SessionsViewModel sessions;
    private final TimeLineViewModel timeLine;
    private final ObservableList<TargetLine> targets = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable TargetLine> chosen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper();
    private final BooleanProperty sessionsShown = new SimpleBooleanProperty();
    private boolean onScreen;
    private boolean byPerson;
    private String chosenName = "";

    /// What the screen is built on.
    ///
    /// @param zone in which moments are told
    public record Sources(LockWatch watch, LockHistory history, SignalSheets signals, Explainer explainer,
            IncidentExport export, ZoneId zone) {}

    public LocksViewModel(Sources sources, UiWork work, ObservableValue<Instant> now, UiState state) {
        this.watch = sources.watch();
        this.state = state;
        this.now = now;
        this.words = new LockWords(work.texts(), sources.zone());
        this.waits = new WaitsViewModel(work, sources.signals(), words, now);
        this.sessions = new SessionsViewModel(work, sources.signals(), words,
                new ExplainViewModel(sources.explainer(), work));
        this.timeLine = new TimeLineViewModel(sources.history(), sources.export(), waits, work, now);
        sessionsShown.addListener((_, _, _) -> lookAtSessions());
        var _ = FxWatch.on(work.ui(), watch.targets(), this::arrived);
        var _ = FxWatch.on(work.ui(), watch.sessions(), sessions::arrived);
    }

    private void arrived(List<TargetWaits> all) {
        List<TargetLine> lines = all.stream().map(TargetLine::of).toList();
        targets.setAll(lines);
        // a server's waits are seen by each of its databases, and count once
        waiting.set(lines.stream().collect(Collectors.toMap(TargetLine::server, line -> line.waits().waiting(),
                Math::max)).values().stream().mapToInt(Integer::intValue).sum());
        Optional<TargetLine> mine = named(chosenName);
        boolean calm = mine.isPresent() && (mine.get().waits().waiting() == 0 || mine.get().isElsewhere());
        if (onScreen && !byPerson && calm && lines.stream().anyMatch(line -> line.weight() > 0)) {
            chooseFirst(); // nobody asked for the calm one: a wait has begun elsewhere
        }
        if (mine.isPresent() && mine.get().name().equals(chosenName)) {
            tell(mine.get());
        } else if (onScreen && mine.isEmpty()) {
            chooseFirst();
        }
    }

    private Optional<TargetLine> named(String name) {
        return targets.stream().filter(line -> line.name().equals(name)).findFirst();
    }

    private void tell(TargetLine line) {
        chosen.set(line);
        TargetWaits read = line.waits();
        sessions.waits(read.tree());
        waits.live(read.tree(), read.at(), read.problem() == null);
    }

    /// The screen comes into view.
    ///
    /// @param target its connection's name, or empty for the one that needs a person most
    public void shown(String target) {
        onScreen = true;
        timeLine.shown(true);
        if (!target.isEmpty() && named(target).isPresent()) {
            choose(target);
        } else if (chosen.get() == null) {
            chooseFirst();
        }
        lookAtSessions();
    }

    /// The screen goes out of view.
    public void hidden() {
        onScreen = false;
        timeLine.shown(false);
        watch.lookAtSessions("");
    }

    private void chooseFirst() {
        Optional<TargetLine> worst = targets.stream().filter(line -> line.weight() > 0)
                .max(Comparator.comparingDouble(TargetLine::weight));
        worst.or(() -> state.get(CHOSEN).flatMap(this::named)).or(() -> targets.stream().findFirst())
                .ifPresent(line -> open(line.name()));
    }

    /// Shows a target.
    ///
    /// @param target its connection's name
    public void choose(String target) {
        byPerson = true;
        open(target);
    }

    private void open(String target) {
        Optional<TargetLine> next = named(target);
        if (next.isEmpty() || target.equals(chosenName)) {
            return;
        }
        chosenName = target;
        state.put(CHOSEN, target);
        Target opened = next.get().waits().target();
        waits.open(opened, this::refresh);
        sessions.open(opened, this::refresh);
        timeLine.open(opened);
        tell(next.get());
        lookAtSessions();
    }

    private void lookAtSessions() {
        TargetLine line = chosen.get();
        boolean looks = onScreen && sessionsShown.get() && line != null && !line.isFile();
        watch.lookAtSessions(looks && line != null ? line.name() : "");
    }

    /// Asks the chosen target again.
    public void refresh() {
        if (!chosenName.isEmpty()) {
            watch.refresh(chosenName);
        }
    }

    /// How long ago the chosen target answered; empty where it never did.
    public Optional<Duration> age() {
        TargetLine line = chosen.get();
        Instant at = line == null ? null : line.waits().at();
        return Optional.ofNullable(at).map(each -> Duration.between(each, now.getValue()));
    }

    /// The targets, in their order.
    public ObservableList<TargetLine> targets() {
        return targets;
    }

    /// The chosen target as it stands; null where there is none.
    public ReadOnlyObjectProperty<@Nullable TargetLine> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /// How many sessions wait, over all servers.
    public ReadOnlyIntegerProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /// Whether a person looks at the sessions; only then are they read.
    public BooleanProperty sessionsShownProperty() {
        return sessionsShown;
    }

    /// The tree.
    public WaitsViewModel waits() {
        return waits;
    }

    /// Every session.
    public SessionsViewModel sessions() {
        return sessions;
    }

    /// The past.
    public TimeLineViewModel timeLine() {
        return timeLine;
    }

    /// The time, told once a second.
    public ObservableValue<Instant> now() {
        return now;
    }

    LockWords words() {
        return words;
    }

    boolean isChosen(TargetLine line) {
        return Objects.equals(line.name(), chosenName);
    }
}
