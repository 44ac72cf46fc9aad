package plumbline.ui.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import plumbline.core.health.OwnCost;
import plumbline.core.health.Reading;
import plumbline.core.health.TargetHealth;
import plumbline.core.target.Target;
import plumbline.core.watch.Subscription;
import plumbline.core.work.JobStatus;
import plumbline.ui.fx.Formats;
import plumbline.ui.fx.FxWatch;
import plumbline.ui.fx.NoticeBoard;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.ScreenEntry;
import plumbline.ui.fx.Texts;

/// The window around the screens: which screen, which scope, how fresh, what runs. FX thread only.
final class ShellViewModel {

    private final Console console;
    private final PaletteViewModel palette = new PaletteViewModel();
    private final ShellCommands commands;
    private final ObservableList<JobStatus> jobs = FXCollections.observableArrayList();
    private final BooleanProperty paused = new SimpleBooleanProperty();
    private final BooleanProperty noticesOpen = new SimpleBooleanProperty();
    private final BooleanProperty jobsOpen = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<Target>> scope = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper age = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper ownCost = new ReadOnlyStringWrapper("");
    private List<TargetHealth> targets = List.of();
    private OwnCost cost = OwnCost.NONE;
    private Subscription watching = () -> {};

    ShellViewModel(Console console) {
        this.console = console;
        this.commands = new ShellCommands(console, this);
        console.trail().placeProperty().subscribe((_, _) -> rescope());
        console.context().now().subscribe((_, _) -> reword());
        texts().languageProperty().subscribe((_, _) -> reword());
        console.preferences().intervalProperty().subscribe((_, _) -> reword());
    }

    void start() {
        watching = FxWatch.on(console.context().ui(), console.monitor().targets(), this::take)
                .and(FxWatch.on(console.context().ui(), console.jobs().running(), jobs::setAll))
                .and(FxWatch.on(console.context().ui(), console.ownCost(), next -> {
                    cost = next;
                    reword();
                }));
    }

    void stop() {
        watching.close();
    }

    Console console() {
        return console;
    }

    Texts texts() {
        return console.context().texts();
    }

    PaletteViewModel palette() {
        return palette;
    }

    NoticeBoard notices() {
        return console.notices();
    }

    ObservableList<JobStatus> jobs() {
        return jobs;
    }

    BooleanProperty pausedProperty() {
        return paused;
    }

    BooleanProperty noticesOpenProperty() {
        return noticesOpen;
    }

    BooleanProperty jobsOpenProperty() {
        return jobsOpen;
    }

    /// The target that everything in view belongs to; empty where all are in view.
    ReadOnlyObjectProperty<Optional<Target>> scopeProperty() {
        return scope.getReadOnlyProperty();
    }

    /// How often is asked and how old the newest answer is.
    ReadOnlyStringProperty ageProperty() {
        return age.getReadOnlyProperty();
    }

    /// What the console costs, in words.
    ReadOnlyStringProperty ownCostProperty() {
        return ownCost.getReadOnlyProperty();
    }

    /// The entry that shows the present place.
    ScreenEntry present() {
        return entryOf(console.trail().placeProperty().get());
    }

    /// The entry that shows a place.
    ScreenEntry entryOf(Place place) {
        return console.screens().stream().filter(entry -> entry.shows(place)).findFirst()
                .orElse(console.screens().getFirst());
    }

    /// The rail's entry that is marked while a screen is in view: a target belongs to the overview it was opened from, and
    /// a screen within another one to that.
    ScreenEntry railEntry() {
        ScreenEntry entry = present();
        return entry.rail() != ScreenEntry.Rail.NONE
                ? entry
                : console.screens().stream().filter(each -> each.id().equals(entry.within())).findFirst()
                        .orElse(console.screens().getFirst());
    }

    /// Those with a place in the rail, in the order of Ctrl+1…9.
    List<ScreenEntry> rail() {
        return console.screens().stream().filter(entry -> entry.rail() != ScreenEntry.Rail.NONE).toList();
    }

    /// Goes to the rail's screen of a number, counted from 1; nothing where there is none.
    void goTo(int number) {
        if (number <= rail().size()) {
            console.trail().go(rail().get(number - 1).home());
        }
    }

    /// Shows a target: in the screen in view where that can be narrowed to one, else its tiles.
    void scopeTo(String target) {
        console.trail().go(switch (console.trail().placeProperty().get()) {
            case Place.Inconsistencies _ -> new Place.Inconsistencies(target);
            case Place.Locks _ -> new Place.Locks(target);
            case Place.Checkpoints _ -> new Place.Checkpoints(target);
            case Place.Backups _ -> new Place.Backups(target);
            case Place.Overview _,Place.TargetTiles _,Place.Schedules _,Place.JournalList _,Place.Settings _ ->
                new Place.TargetTiles(target);
        });
    }

    /// Opens the palette with everything.
    void openPalette() {
        palette.open(commands::all);
    }

    /// Opens the palette with the targets only.
    void openScopes() {
        palette.open(commands::scopes);
    }

    /// Asks all targets now.
    void refresh() {
        targets.forEach(each -> console.monitor().refresh(each.target().name()));
    }

    void togglePause() {
        paused.set(!paused.get());
        console.monitor().pause(paused.get());
        reword();
    }

    void cancelJob(long id) {
        console.jobs().cancel(id);
    }

    /// Closes what lies over the screen, else goes back.
    void escape() {
        if (palette.openProperty().get()) {
            palette.close();
        } else if (noticesOpen.get() || jobsOpen.get()) {
            noticesOpen.set(false);
            jobsOpen.set(false);
        } else {
            console.trail().back();
        }
    }

    private void take(List<TargetHealth> now) {
        targets = now;
        rescope();
        reword();
    }

    private void rescope() {
        String name = switch (console.trail().placeProperty().get()) {
            case Place.TargetTiles(String target) -> target;
            case Place.Inconsistencies(String target) -> target;
            case Place.Locks(String target) -> target;
            case Place.Checkpoints(String target) -> target;
            case Place.Backups(String target) -> target;
            case Place.Overview _,Place.Schedules _,Place.JournalList _,Place.Settings _ -> "";
        };
        scope.set(targets.stream().map(TargetHealth::target).filter(target -> target.name().equals(name)).findFirst());
    }

    private void reword() {
        Formats formats = console.context().formats();
        List<String> parts = new ArrayList<>();
        var interval = console.preferences().intervalProperty().get();
        if (paused.get()) {
            parts.add(texts().now("shell.paused"));
        } else if (!interval.isZero()) {
            parts.add(formats.duration(interval));
        } else {
            usual().map(formats::duration).ifPresent(parts::add);
        }
        newest().ifPresent(at -> parts.add(
                formats.age(Duration.between(at, console.context().now().getValue()))));
        age.set(String.join(" · ", parts));
        ownCost.set(cost.busy() < 0
                ? texts().now("shell.own-sessions", formats.number(cost.sessions()))
                : texts().now("shell.own-cost", formats.number(cost.busy() * 100), formats.number(cost.sessions())));
    }

    /// The interval of all targets, where they have the same.
    private Optional<Duration> usual() {
        List<Duration> intervals = targets.stream().map(each -> each.target().refresh()).distinct().toList();
        return intervals.size() == 1 ? Optional.of(intervals.getFirst()) : Optional.empty();
    }

    private Optional<Instant> newest() {
        String only = scope.get().map(Target::name).orElse("");
        return targets.stream().filter(each -> only.isEmpty() || each.target().name().equals(only))
                .flatMap(each -> each.readings().values().stream()).filter(reading -> reading.value() != null)
                .map(Reading::at).max(Instant::compareTo);
    }
}
