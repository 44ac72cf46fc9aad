package plumbline.app;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.ListChangeListener;
import javafx.stage.Stage;
import plumbline.core.activity.Explainer;
import plumbline.core.activity.IncidentReport;
import plumbline.core.activity.Verb;
import plumbline.core.backup.BackupJob;
import plumbline.core.backup.FoundBackup;
import plumbline.core.check.BaselineRecorder;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Restores;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.checkpoint.cell.Cells;
import plumbline.core.checkpoint.restore.AfterRestore;
import plumbline.core.checkpoint.restore.DeclaredTriggers;
import plumbline.core.checkpoint.restore.RestoresOfPacks;
import plumbline.core.checkpoint.timed.CheckpointJob;
import plumbline.core.discover.PackDraft;
import plumbline.core.health.TargetHealth;
import plumbline.core.journal.JournalEntry;
import plumbline.core.pack.Pack;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.schedule.Ran;
import plumbline.core.target.CombinedConnections;
import plumbline.core.target.Target;
import plumbline.core.target.TargetUri;
import plumbline.core.text.Language;
import plumbline.core.watch.Watched;
import plumbline.core.work.Jobs;
import plumbline.store.SharedFile;
import plumbline.ui.checkpoints.DifferenceFiles;
import plumbline.ui.checkpoints.InnerMarks;
import plumbline.ui.checkpoints.PackTables;
import plumbline.ui.connections.ConnectionServices;
import plumbline.ui.connections.ConnectionWindows;
import plumbline.ui.control.Appearance;
import plumbline.ui.control.Fonts;
import plumbline.ui.discover.DiscoverWindows;
import plumbline.ui.fx.DialogFrame;
import plumbline.ui.fx.FxWatch;
import plumbline.ui.fx.Notice;
import plumbline.ui.fx.NoticeBoard;
import plumbline.ui.fx.PaletteAction;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.Preferences;
import plumbline.ui.fx.RecentPast;
import plumbline.ui.fx.ScreenContext;
import plumbline.ui.fx.ScreenEntry;
import plumbline.ui.fx.ScreenEntry.Rail;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.Ticker;
import plumbline.ui.fx.Trail;
import plumbline.ui.fx.UiThread;
import plumbline.ui.fx.UiWork;
import plumbline.ui.inconsistencies.CheckList;
import plumbline.ui.inconsistencies.Decisions;
import plumbline.ui.inconsistencies.DialogWindows;
import plumbline.ui.inconsistencies.Entry;
import plumbline.ui.inconsistencies.InconsistenciesView;
import plumbline.ui.inconsistencies.InconsistenciesViewModel;
import plumbline.ui.inconsistencies.News;
import plumbline.ui.inconsistencies.Timetable;
import plumbline.ui.journal.JournalView;
import plumbline.ui.journal.JournalViewModel;
import plumbline.ui.locks.LocksView;
import plumbline.ui.locks.LocksViewModel;
import plumbline.ui.locks.SignalSheets;
import plumbline.ui.overview.OverviewView;
import plumbline.ui.overview.OverviewViewModel;
import plumbline.ui.settings.Folder;
import plumbline.ui.settings.SettingsView;
import plumbline.ui.settings.SettingsViewModel;
import plumbline.ui.sheet.ChangeDesk;
import plumbline.ui.sheet.SheetWindows;
import plumbline.ui.sheet.Sheets;
import plumbline.ui.sheet.SignalDesk;
import plumbline.ui.shell.Console;
import plumbline.ui.shell.ConsoleWindow;
import plumbline.ui.shell.Watchlist;
import plumbline.ui.target.InspectorViewModel;
import plumbline.ui.target.TargetView;
import plumbline.ui.target.TargetViewModel;

/// The window's object graph, built by constructors. Made and used on the FX thread; closed on any other.
final class ConsoleParts implements AutoCloseable {

    private final Wiring wiring;
    private final WindowServices services;
    private final Jobs jobs;
    private final Texts texts = new Texts(Language.nearest(Locale.getDefault()));
    private final Ticker ticker;
    private final ScreenContext context;
    private final Preferences preferences;
    private final Trail trail = new Trail(new Place.Overview());
    private final NoticeBoard notices;
    private final DemoControl demo;
    private final CombinedConnections connections;
    private final Upkeep upkeep;
    private final ScheduledWork<BackupJob, FoundBackup> backups;
    private final ScheduledWork<CheckpointJob, Checkpoint> timed;
    private final Appearance appearance;
    private final DialogFrame frame;
    private final UiWork work;
    private final ConnectionWindows dialogs;
    private final Set<String> askedFor = new HashSet<>();
    private Stage stage = new Stage();
    private Runnable scheduleChanged = () -> {};

    ConsoleParts(Wiring wiring, WindowServices services, Jobs jobs, Executor background) {
        this.wiring = wiring;
        this.services = services;
        this.jobs = jobs;
        Executor ui = UiThread.INSTANCE;
        this.ticker = new Ticker(wiring.clock());
        this.context = new ScreenContext(texts, ui, background, ticker.nowProperty());
        this.preferences = new Preferences(services.state(), texts);
        this.notices = new NoticeBoard(ui, wiring.clock());
        this.demo = new DemoControl(() -> wiring.home().created(wiring.home().demo()), jobs, notices, texts);
        this.connections = new CombinedConnections(services.saved(), demo.targets());
        this.upkeep = new Upkeep(wiring.shelf(), wiring.sessions(), connections);
        this.backups = new ScheduledWork<>("scheduled-backups", () -> wiring.backups().jobs(),
                () -> wiring.backups().due().get(), jobs, () -> texts.now("backup.job"),
                new ScheduledWork.Told<>(this::tell, this::tell));
        // its mistakes are those of the same file, said once
        this.timed = new ScheduledWork<>("scheduled-checkpoints", () -> wiring.timedCheckpoints().jobs(),
                () -> wiring.timedCheckpoints().due().get(), jobs, () -> texts.now("backup.job.checkpoints"),
                new ScheduledWork.Told<>(this::tell, _ -> {}));
        this.appearance = new Appearance(preferences, new Fonts(background, ui));
        this.frame = new DialogFrame(() -> stage, appearance::dress);
        this.work = new UiWork(jobs, ui, background, texts);
        this.dialogs = new ConnectionWindows(new ConnectionServices(connections, services.secrets(), wiring.packs(),
                services.diagnosis(), uri -> TargetUri.parse(uri, wiring.variables()), new SharedFile()), work, frame,
                notices);
    }

    DemoControl demo() {
        return demo;
    }

    Trail trail() {
        return trail;
    }

    Preferences preferences() {
        return preferences;
    }

    ConnectionWindows dialogs() {
        return dialogs;
    }

    NoticeBoard notices() {
        return notices;
    }

    void show(Stage window) {
        stage = window;
        appearance.start();
        ticker.start();
        new ConsoleWindow(console(), appearance).show(window);
        new StartFigures(context.background(), System.out).follow(window.getScene(), services.monitor().targets(),
                context.ui());
        new Watchlist(connections.all(), services.monitor(), preferences.intervalProperty(), context);
        var _ = FxWatch.on(context.ui(), connections.all(), _ -> watchLocks());
        preferences.intervalProperty().subscribe((_, _) -> watchLocks());
        var _ = FxWatch.on(context.ui(), services.monitor().targets(), this::askForPasswords);
        var _ = FxWatch.on(context.ui(), connections.problem(), problem -> problem
                .ifPresent(mistake -> notices.show(Notice.of(Notice.Kind.FAILED, texts.now(mistake)))));
        lookAfterUnfinished(new BackgroundNews(texts, notices, trail));
        upkeep.start();
        backups.start();
        timed.start();
    }

    private void tell(Ran<?, ?> ran) {
        context.ui().execute(() -> {
            new ScheduleNews(texts, notices).tell(ran);
            scheduleChanged.run();
        });
    }

    private void tell(Problem mistakes) {
        context.ui().execute(() -> notices.show(Notice.of(Notice.Kind.FAILED, texts.now(mistakes))));
    }

    private void watchLocks() {
        Duration chosen = preferences.intervalProperty().get();
        services.locks().watch(connections.all().get().stream()
                .map(target -> chosen.isZero() ? target : target.refreshed(chosen)).toList());
    }

    /// A console that was killed in the middle of a change may have left its outcome open.
    private void lookAfterUnfinished(BackgroundNews news) {
        work.quietly(() -> services.journal().unresolved(wiring.clock().instant()), open -> {
            if (open instanceof Outcome.Done<List<JournalEntry>>(List<JournalEntry> entries) && !entries.isEmpty()) {
                var _ = work.ask(texts.now("journal.job.unfinished"), "",
                        _ -> Outcome.of(() -> services.repairs().resolve(this::saved)), news::resolved);
            }
        });
    }

    private Optional<Target> saved(String name) {
        return services.saved().all().get().stream().filter(target -> target.name().equals(name)).findFirst();
    }

    private Console console() {
        RecentPast past = new RecentPast(services.history(), context);
        Clock clock = wiring.clock().withZone(ZoneId.systemDefault());
        CheckList checks = new CheckList(new CheckList.Sources(connections, wiring.packs(), services.checks(),
                services.findings(), services.schedules()), work, clock);
        Watched<Map<String, Long>> findings = new Watched<>(Map.of());
        checks.entries().addListener((ListChangeListener<Entry>) _ -> findings.set(found(checks)));
        OverviewViewModel overview = new OverviewViewModel(services.monitor(), findings, past, trail, context);
        TargetViewModel target = new TargetViewModel(services.monitor(), past,
                new InspectorViewModel(services.history(), past, context), context);
        SheetWindows sheets = new SheetWindows(frame, texts, wiring.clock(), work);
        ChangeDesk desk = new ChangeDesk(services.repairs(), services.journal(), work, notices, sheets);
        DiscoverWindows discover = new DiscoverWindows(() -> connections.all().get(), wiring.discovery(),
                this::keepPack, work, frame, services.state());
        InconsistenciesViewModel drift = new InconsistenciesViewModel(checks, desk, work, decisions(clock),
                dialogs::askPassword);
        new News(checks, texts, notices, key -> {
            trail.go(new Place.Inconsistencies(""));
            drift.open(key);
        });
        Timetable timetable = new Timetable(checks, work, clock);
        ticker.nowProperty().addListener((_, _, _) -> timetable.tick());
        BackupScreens kept = backupScreens(sheets, clock);
        List<ScreenEntry> screens = new ArrayList<>(List.of(
                new ScreenEntry("overview", "mdal-dashboard", "overview.title", new Place.Overview(), Rail.TOP,
                        overview.needingAttentionProperty(),
                        () -> new OverviewView(overview, demo::start, dialogs)),
                new ScreenEntry("target", "mdmz-storage", "target.what", new Place.TargetTiles(""), Rail.NONE,
                        new SimpleIntegerProperty(), () -> new TargetView(target, services.state())),
                new ScreenEntry("inconsistencies", "mdmz-rule", "inconsistencies.title",
                        new Place.Inconsistencies(""), Rail.TOP, checks.checksWithFindingsProperty(),
                        () -> new InconsistenciesView(drift, texts, Optional.of(discover::open), clock,
                                services.state())),
                locks(new SignalDesk(wiring.sessionControl(), work, notices, sheets)),
                kept.counting(checkpoints(sheets, clock)),
                journal(desk),
                new ScreenEntry("settings", "mdmz-settings", "settings.title", new Place.Settings(), Rail.FOOT,
                        new SimpleIntegerProperty(), () -> new SettingsView(settings()))));
        screens.addAll(kept.entries());
        return new Console(screens,
                List.of(new PaletteAction("discover", "discover.command", "mdmz-search", discover::open),
                        new PaletteAction("demo-start", "demo.job.start", "mdmz-play_arrow", demo::start),
                        new PaletteAction("demo-reset", "demo.job.reset", "mdmz-restore", demo::reset)),
                new PausedTogether(services.monitor(), services.locks()), jobs, upkeep.ownCost(), trail, notices,
                dialogs, preferences, services.state(), context);
    }

    private ScreenEntry journal(ChangeDesk desk) {
        JournalViewModel journal = new JournalViewModel(services.journal(), this::shelf, connections, desk, work);
        return new ScreenEntry("journal", "mdal-history", "journal.title", new Place.JournalList(), Rail.TOP,
                new SimpleIntegerProperty(), () -> new JournalView(journal, texts, ZoneId.systemDefault(),
                        services.state()));
    }

    private Shelf shelf() {
        return wiring.checkpointParts().shelf(null);
    }

    private ScreenEntry checkpoints(Sheets sheets, Clock clock) {
        CheckpointParts parts = wiring.checkpointParts();
        Restores restores = new RestoresOfPacks(parts.restores(), new DeclaredTriggers(wiring.packs()),
                new AfterRestore(wiring.packs(), services.checks()));
        return new CheckpointScreen(this::shelf, parts::checkpoints, parts::comparisons, parts::reader,
                () -> restores, this::packTables, new DifferenceFiles(),
                Cells::text,
                new InnerMarks()).entry(
                        new CheckpointScreen.Window(work, frame, notices, sheets,
                                connections.all(), ticker.nowProperty(), services.state(), clock, trail));
    }

    /// The tables that packs name for this database system.
    private List<PackTables> packTables(Target target) {
        return wiring.packs().where(head -> head.engines().contains(target.engine())
                && (target.packs().isEmpty() || target.packs().contains(head.id()))).stream()
                .flatMap(pack -> pack.checkpoint().stream()
                        .map(rules -> new PackTables(pack.title().in(texts.messages().language()), rules.tables())))
                .toList();
    }

    private BackupScreens backupScreens(Sheets sheets, Clock clock) {
        BackupScreens screens = new BackupScreens(wiring.backups(), wiring.timedCheckpoints(),
                new BackupScreens.Window(work, frame, notices, sheets, connections.all(), ticker.nowProperty(),
                        services.state(), trail, clock, this::packIds));
        scheduleChanged = screens::refresh;
        return screens;
    }

    private List<String> packIds(Target target) {
        return wiring.packs().where(head -> head.engines().contains(target.engine())).stream()
                .filter(pack -> pack.checkpoint().isPresent()).map(Pack::id).toList();
    }

    private ScreenEntry locks(SignalDesk signals) {
        ZoneId zone = ZoneId.systemDefault();
        IncidentReport incidents = new IncidentReport(wiring.lockHistory(), services.journal(), zone);
        LocksViewModel locks = new LocksViewModel(
                new LocksViewModel.Sources(services.locks(), wiring.lockHistory(), new SignalSheets() {
                    @Override
                    public void signal(Target target, Verb verb, List<Integer> pids, Runnable changed) {
                        signals.signal(target, verb, pids, changed);
                    }

                    @Override
                    public void prepared(Target target, Verb verb, String gid, Runnable changed) {
                        signals.prepared(target, verb, gid, changed);
                    }
                }, new Explainer(wiring.sessions()), incidents::save, zone), work, ticker.nowProperty(),
                services.state());
        return new ScreenEntry("locks", "mdal-link", "locks.title", new Place.Locks(""), Rail.TOP,
                locks.waitingProperty(), () -> new LocksView(locks, work, services.state()));
    }

    private SettingsViewModel settings() {
        return new SettingsViewModel(preferences, connections.all(), dialogs,
                List.of(new Folder("settings.folder.home", wiring.home().folder().toString()),
                        new Folder("settings.folder.packs", wiring.home().packs().toString())),
                context);
    }

    /// A pack made here is used at once; the folder is looked at only every few seconds.
    private String keepPack(PackDraft draft) {
        String place = wiring.packKeeper().keep(draft);
        wiring.shelf().follow();
        return place;
    }

    private Decisions decisions(Clock clock) {
        String who = System.getProperty("user.name", "");
        return new Decisions(services.ignored(), services.schedules(),
                new BaselineRecorder(services.checks(), services.baselines(), wiring.savedNumbers(null), who, clock),
                new DialogWindows(frame, texts), who, clock);
    }

    /// How many findings each target's checks have; a target whose checks never ran is left out.
    private static Map<String, Long> found(CheckList checks) {
        Map<String, Long> found = new HashMap<>();
        Set<String> answered = new HashSet<>();
        for (Entry entry : checks.entries()) {
            switch (entry) {
                case Entry.OfTarget(Target target, _, _, long count) -> found.put(target.name(), count);
                case Entry.OfCheck check when check.result() != null -> answered.add(check.target().name());
                case Entry.OfCheck _,Entry.OfPack _,Entry.OfRest _ -> {
                    // adds nothing
                }
            }
        }
        found.keySet().retainAll(answered);
        return found;
    }

    /// A target that waits for a password says so once, with the way to enter it.
    private void askForPasswords(List<TargetHealth> all) {
        for (TargetHealth health : all) {
            Problem problem = health.problem();
            String name = health.target().name();
            if (problem == null) {
                askedFor.remove(name);
            } else if ((problem.code() == ProblemCode.PASSWORD_MISSING || problem.code() == ProblemCode.PASSWORD)
                    && askedFor.add(name)) {
                notices.show(
                        new Notice(Notice.Kind.WARNING, texts.now(problem), texts.now("connections.enter-password"),
                                () -> dialogs.askPassword(health.target(), () -> services.monitor().refresh(name))));
            }
        }
    }

    /// Ends in the order that loses nothing: who works, what asks, the demo under it, what is remembered.
    @Override
    public void close() {
        backups.close();
        timed.close();
        jobs.close();
        upkeep.close();
        services.locks().close();
        services.monitor().close();
        demo.close();
        services.state().close();
    }
}
