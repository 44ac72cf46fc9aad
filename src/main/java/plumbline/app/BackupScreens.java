package plumbline.app;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import plumbline.core.backup.Backups;
import plumbline.core.backup.TimedCheckpoints;
import plumbline.core.state.UiState;
import plumbline.core.target.Target;
import plumbline.core.watch.Watchable;
import plumbline.ui.backups.BackupWindows;
import plumbline.ui.backups.BackupsView;
import plumbline.ui.backups.BackupsViewModel;
import plumbline.ui.backups.SchedulesView;
import plumbline.ui.backups.SchedulesViewModel;
import plumbline.ui.fx.DialogFrame;
import plumbline.ui.fx.Navigator;
import plumbline.ui.fx.Notices;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.Screen;
import plumbline.ui.fx.ScreenEntry;
import plumbline.ui.fx.ScreenEntry.Rail;
import plumbline.ui.fx.SegmentedScreen;
import plumbline.ui.fx.SegmentedScreen.Segment;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiWork;
import plumbline.ui.sheet.BackupDesk;
import plumbline.ui.sheet.Sheets;

/// The screens of full backups and of schedules, put together; they stand beside the checkpoints screen, under its place
/// in the rail. FX thread only.
final class BackupScreens {

    /// Checkpoints among the three.
    static final Segment CHECKPOINTS = new Segment("checkpoints", "checkpoints.title", new Place.Checkpoints(""));
    private static final Segment BACKUPS = new Segment("backups", "backups.title", new Place.Backups(""));
    private static final Segment SCHEDULES = new Segment("schedules", "backups.schedules", new Place.Schedules());
    private static final List<Segment> ALL = List.of(CHECKPOINTS, BACKUPS, SCHEDULES);

    private final Navigator navigator;
    private final UiState state;
    private final Texts texts;
    private final BackupsViewModel backups;
    private final SchedulesViewModel schedules;

    /// What the window gives the screens.
    ///
    /// @param packs ids of the packs of a target that name tables to save
    record Window(UiWork work, DialogFrame frame, Notices notices, Sheets sheets, Watchable<List<Target>> targets,
            ObservableValue<Instant> now, UiState state, Navigator navigator, Clock clock,
            Function<Target, List<String>> packs) {}

    BackupScreens(Backups all, TimedCheckpoints checkpoints, Window window) {
        this.navigator = window.navigator();
        this.state = window.state();
        this.texts = window.work().texts();
        ZoneId zone = window.clock().getZone();
        BackupWindows dialogs = new BackupWindows(window.frame(), texts, window.clock(), zone);
        backups = new BackupsViewModel(new BackupsViewModel.Sources(all, window.targets(),
                new BackupDesk(all, window.work(), window.notices(), window.sheets()), dialogs, window.clock(), zone),
                window.work(), window.now(), state);
        schedules = new SchedulesViewModel(new SchedulesViewModel.Sources(all.book(), all.due(), checkpoints.due(),
                window.targets(), all::folderOf, window.packs(), dialogs, window.clock(), zone), window.work(),
                window.now());
    }

    /// Puts the row of the three above one of them.
    static Screen segmented(Screen inner, Segment own, Texts texts, Navigator navigator) {
        return new SegmentedScreen(inner, ALL, own, texts, navigator);
    }

    /// The screens as the shell knows them.
    List<ScreenEntry> entries() {
        return List.of(
                new ScreenEntry("backups", "mdmz-storage", BACKUPS.titleKey(), BACKUPS.place(), Rail.NONE,
                        schedules.failingProperty(),
                        () -> segmented(new BackupsView(backups, state), BACKUPS, texts, navigator), "checkpoints"),
                new ScreenEntry("schedules", "mdmz-schedule", SCHEDULES.titleKey(), SCHEDULES.place(), Rail.NONE,
                        schedules.failingProperty(),
                        () -> segmented(new SchedulesView(schedules, state), SCHEDULES, texts, navigator),
                        "checkpoints"));
    }

    /// The checkpoints screen with what needs a person here counted too: its place in the rail stands for all three.
    ScreenEntry counting(ScreenEntry checkpoints) {
        schedules.refresh(); // what failed while nobody looked is seen before anybody goes there
        IntegerProperty trouble = new SimpleIntegerProperty();
        Runnable add = () -> trouble
                .set(checkpoints.badge().getValue().intValue() + schedules.failingProperty().get());
        checkpoints.badge().subscribe(_ -> add.run());
        schedules.failingProperty().subscribe(_ -> add.run());
        return new ScreenEntry(checkpoints.id(), checkpoints.icon(), checkpoints.titleKey(), checkpoints.home(),
                checkpoints.rail(), trouble, checkpoints.create());
    }

    /// Something was made by itself.
    void refresh() {
        backups.refresh();
        schedules.refresh();
    }
}
