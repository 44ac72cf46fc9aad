package plumbline.testing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import plumbline.core.health.OwnCost;
import plumbline.core.health.TargetHealth;
import plumbline.core.target.Target;
import plumbline.core.text.Language;
import plumbline.core.watch.Watched;
import plumbline.core.work.Jobs;
import plumbline.ui.checkpoints.CheckpointsView;
import plumbline.ui.checkpoints.CheckpointsViewModel;
import plumbline.ui.fx.ConnectionActions;
import plumbline.ui.fx.NoticeBoard;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.Preferences;
import plumbline.ui.fx.RecentPast;
import plumbline.ui.fx.ScreenContext;
import plumbline.ui.fx.ScreenEntry;
import plumbline.ui.fx.ScreenEntry.Rail;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.Ticker;
import plumbline.ui.fx.Trail;
import plumbline.ui.fx.UiWork;
import plumbline.ui.locks.LocksView;
import plumbline.ui.locks.LocksViewModel;
import plumbline.ui.overview.OverviewView;
import plumbline.ui.overview.OverviewViewModel;
import plumbline.ui.settings.Folder;
import plumbline.ui.settings.SettingsView;
import plumbline.ui.settings.SettingsViewModel;
import plumbline.ui.shell.Console;
import plumbline.ui.target.InspectorViewModel;
import plumbline.ui.target.TargetView;
import plumbline.ui.target.TargetViewModel;

/// A console on sample data, without any database: for journeys through the window and for looking at it.
public final class SampleConsole implements ConnectionActions {

    private final FakeHealthMonitor monitor = new FakeHealthMonitor();
    private final MemoryHistory history = new MemoryHistory();
    private final MemoryState state = new MemoryState();
    private final Texts texts = new Texts(Language.EN);
    private final Watched<List<Target>> targets = new Watched<>(List.of());
    private final Watched<Map<String, Long>> findings = new Watched<>(Map.of());
    private final Jobs jobs = Jobs.threaded();
    private final Executor ui;
    private final SampleLocks locks = new SampleLocks(InstantSource.system());
    private final SampleShelf shelf = new SampleShelf(InstantSource.system());
    private final List<ScreenEntry> more = new ArrayList<>();
    private boolean locked;
    private boolean shelved;
    private String asked = "";

    public SampleConsole(Executor ui) {
        this.ui = ui;
    }

    public FakeHealthMonitor monitor() {
        return monitor;
    }

    public MemoryState state() {
        return state;
    }

    public Jobs jobs() {
        return jobs;
    }

    /// What the locks screen is told; the screen is there from now on.
    public SampleLocks locks() {
        locked = true;
        return locks;
    }

    /// What the checkpoints screen is told; the screen is there from now on.
    public SampleShelf shelf() {
        shelved = true;
        return shelf;
    }

    public Texts texts() {
        return texts;
    }

    /// Further screens, behind the others.
    public void more(List<ScreenEntry> entries) {
        more.addAll(entries);
    }

    /// The last thing a person asked of a connection.
    public String asked() {
        return asked;
    }

    /// Fills it with targets.
    public SampleConsole with(int count) {
        List<TargetHealth> health = new SampleHealth(Instant.now(), history).many(count);
        targets.set(health.stream().map(TargetHealth::target).toList());
        monitor.set(health);
        if (count > 0) {
            findings.set(Map.of("shop", 7L, "usage-tracking", 12L, "billing", 0L));
        }
        return this;
    }

    /// What the window is built from.
    public Console console(Ticker ticker) {
        ScreenContext context = new ScreenContext(texts, ui, Thread::startVirtualThread, ticker.nowProperty());
        Preferences preferences = new Preferences(state, texts);
        Trail trail = new Trail(new Place.Overview());
        RecentPast past = new RecentPast(history, context);
        OverviewViewModel overview = new OverviewViewModel(monitor, findings, past, trail, context);
        InspectorViewModel inspector = new InspectorViewModel(history, past, context);
        TargetViewModel target = new TargetViewModel(monitor, past, inspector, context);
        SettingsViewModel settings = new SettingsViewModel(preferences, targets, this,
                List.of(new Folder("settings.folder.home", "/home/dba/.plumbline"),
                        new Folder("settings.folder.packs", "/home/dba/.plumbline/packs")),
                context);
        List<ScreenEntry> screens = new ArrayList<>(List.of(
                new ScreenEntry("overview", "mdal-dashboard", "overview.title", new Place.Overview(), Rail.TOP,
                        overview.needingAttentionProperty(),
                        () -> new OverviewView(overview, () -> asked = "demo", this)),
                new ScreenEntry("target", "mdmz-storage", "target.what", new Place.TargetTiles(""), Rail.NONE,
                        new ReadOnlyIntegerWrapper(0), () -> new TargetView(target, state)),
                new ScreenEntry("settings", "mdmz-settings", "settings.title", new Place.Settings(), Rail.FOOT,
                        new ReadOnlyIntegerWrapper(0), () -> new SettingsView(settings))));
        if (locked) {
            UiWork work = new UiWork(jobs, ui, Thread::startVirtualThread, texts);
            LocksViewModel waits = locks.model(work, ticker.nowProperty(), state);
            screens.add(1, new ScreenEntry("locks", "mdal-link", "locks.title", new Place.Locks(""), Rail.TOP,
                    waits.waitingProperty(), () -> new LocksView(waits, work, state)));
        }
        if (shelved) {
            UiWork work = new UiWork(jobs, ui, Thread::startVirtualThread, texts);
            CheckpointsViewModel kept = shelf.model(work, ticker.nowProperty(), state);
            screens.add(1, new ScreenEntry("checkpoints", "mdmz-save", "checkpoints.title", new Place.Checkpoints(""),
                    Rail.TOP, kept.troubleProperty(), () -> new CheckpointsView(kept, state)));
        }
        screens.addAll(more);
        NoticeBoard notices = new NoticeBoard(ui, InstantSource.system());
        return new Console(screens, List.of(), monitor, jobs, new Watched<>(new OwnCost(24, 0.003)), trail, notices,
                this,
                preferences, state, context);
    }

    @Override
    public void add() {
        asked = "add";
    }

    @Override
    public void importFile() {
        asked = "import";
    }

    @Override
    public void edit(Target target) {
        asked = "edit " + target.name();
    }

    @Override
    public void remove(Target target) {
        asked = "remove " + target.name();
    }

    @Override
    public void test(Target target) {
        asked = "test " + target.name();
    }
}
