package plumbline.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumbline.cli.CommandServices;
import plumbline.cli.DemoSeries;
import plumbline.core.activity.ActivityReader;
import plumbline.core.activity.FileUseReader;
import plumbline.core.activity.HeldFiles;
import plumbline.core.activity.KeptStatements;
import plumbline.core.activity.LockHistory;
import plumbline.core.activity.LockWatch;
import plumbline.core.activity.PollingLockWatch;
import plumbline.core.activity.SeenFileUse;
import plumbline.core.activity.SessionControl;
import plumbline.core.activity.SignallingControl;
import plumbline.core.activity.WaitView;
import plumbline.core.backup.Backups;
import plumbline.core.backup.TimedCheckpoints;
import plumbline.core.check.Baselines;
import plumbline.core.check.CheckRunner;
import plumbline.core.check.Checks;
import plumbline.core.check.FindingHistory;
import plumbline.core.check.IgnoredFindings;
import plumbline.core.check.SavedNumbers;
import plumbline.core.check.Schedules;
import plumbline.core.checkpoint.Checkpoints;
import plumbline.core.checkpoint.Comparisons;
import plumbline.core.checkpoint.Restores;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.discover.Discovery;
import plumbline.core.discover.PackKeeper;
import plumbline.core.discover.SchemaDiscovery;
import plumbline.core.health.HealthMonitor;
import plumbline.core.health.MetricCatalog;
import plumbline.core.health.MetricHistory;
import plumbline.core.health.PollingHealthMonitor;
import plumbline.core.journal.Journal;
import plumbline.core.pack.PackTiles;
import plumbline.core.pack.Packs;
import plumbline.core.pack.yaml.PackShelf;
import plumbline.core.repair.Actor;
import plumbline.core.repair.RepairEngine;
import plumbline.core.repair.Repairs;
import plumbline.core.repair.Runs;
import plumbline.core.service.ApplicationService;
import plumbline.core.session.Diagnosis;
import plumbline.core.session.Sessions;
import plumbline.core.snapshot.SnapshotEngine;
import plumbline.core.snapshot.Snapshots;
import plumbline.core.target.Connections;
import plumbline.core.target.Engine;
import plumbline.core.target.Secrets;
import plumbline.core.target.Target;
import plumbline.core.text.Messages;
import plumbline.core.work.PrivateFolder;
import plumbline.db.http.HttpApplicationService;
import plumbline.db.jdbc.Deadlines;
import plumbline.db.jdbc.EngineDiagnosis;
import plumbline.db.jdbc.JdbcSessions;
import plumbline.db.postgresql.PasswordSources;
import plumbline.db.postgresql.PostgresActivity;
import plumbline.db.postgresql.PostgresDiagnosis;
import plumbline.db.postgresql.PostgresDriver;
import plumbline.db.postgresql.PostgresSignals;
import plumbline.db.postgresql.PostgresVersions;
import plumbline.db.sqlite.ProcFileUse;
import plumbline.db.sqlite.SqliteDiagnosis;
import plumbline.db.sqlite.SqliteDriver;
import plumbline.store.ConnectionsFile;
import plumbline.store.Home;
import plumbline.store.OwnPacks;
import plumbline.store.RememberedConnections;
import plumbline.store.Retention;
import plumbline.store.SqliteBaselines;
import plumbline.store.SqliteFindingHistory;
import plumbline.store.SqliteIgnoredFindings;
import plumbline.store.SqliteJournal;
import plumbline.store.SqliteLockHistory;
import plumbline.store.SqliteMetricHistory;
import plumbline.store.SqliteSchedules;
import plumbline.store.SqliteUiState;
import plumbline.store.Store;

/// The object graph, built by constructors, each object when it is first needed. Thread-safe.
final class Wiring implements CommandServices, AutoCloseable {

    private final Map<String, String> variables;
    private final InstantSource clock = InstantSource.system();
    private final ApplicationService service = new HttpApplicationService();
    private final Deadlines deadlines;
    private final Lazy<Home> home;
    private final Lazy<Store> store;
    private final Lazy<Retention> retention;
    private final Lazy<ConnectionsFile> connections;
    private final Lazy<PackShelf> packs;
    private final Lazy<Secrets> secrets;
    private final Lazy<PostgresDriver> postgres;
    private final Lazy<SqliteDriver> sqlite = new Lazy<>(() -> new SqliteDriver(this::scratch));
    private final Lazy<JdbcSessions> sessions;
    private final Lazy<Journal> journal;
    private final Lazy<FindingHistory> findings;
    private final Lazy<MetricHistory> history;
    private final Lazy<HealthMonitor> monitor;
    private final Lazy<FileUseReader> fileUse;
    private final Lazy<LockHistory> lockHistory;
    private final Lazy<LockWatch> lockWatch;
    private final Supplier<Messages> messages;
    private final CheckpointParts checkpointParts;

    /// @param homeOption what `--home` says, asked for when the home is first needed
    /// @param messages   the language of the tour
    Wiring(Supplier<@Nullable Path> homeOption, Map<String, String> variables, Supplier<Messages> messages) {
        this.variables = variables;
        this.messages = messages;
        this.home = new Lazy<>(() -> openHome(homeOption.get()));
        this.store = new Lazy<>(() -> new Store(home.get()));
        this.retention = new Lazy<>(() -> new Retention(store.get(), clock, Retention.IMAGES));
        this.connections = new Lazy<>(() -> new ConnectionsFile(home.get()));
        this.packs = new Lazy<>(() -> new PackShelf(home.get().packs()));
        this.secrets = new Lazy<>(() -> new PasswordSources(variables));
        this.deadlines = Deadlines.from(variables);
        this.postgres = new Lazy<>(() -> new PostgresDriver(secrets.get(), deadlines));
        this.sessions = new Lazy<>(() -> new JdbcSessions(
                Map.of(Engine.POSTGRESQL, postgres.get(), Engine.SQLITE, sqlite.get()), deadlines));
        this.journal = new Lazy<>(() -> new SqliteJournal(store.get()));
        this.findings = new Lazy<>(() -> new SqliteFindingHistory(store.get(), retention.get()));
        this.history = new Lazy<>(() -> new SqliteMetricHistory(store.get(), retention.get()));
        this.fileUse = new Lazy<>(() -> new SeenFileUse(new ProcFileUse(clock)));
        this.monitor = new Lazy<>(
                () -> new PollingHealthMonitor(sessions.get(), MetricCatalog.builtIn(), new PackTiles(packs.get()),
                        new HeldFiles(fileUse.get()), history.get(), clock));
        this.lockHistory = new Lazy<>(() -> new SqliteLockHistory(store.get(), retention.get(), this::statements));
        this.lockWatch = new Lazy<>(() -> new PollingLockWatch(sessions.get(), activityReader(), fileUse.get(),
                lockHistory.get(), clock));
        this.checkpointParts = new CheckpointParts(sessions::get, journal::get, Wiring::actor,
                () -> home.get().checkpoints(), this::scratch, Main.VERSION, clock);
    }

    private Path scratch() {
        return home.get().created(home.get().scratch());
    }

    private Home openHome(@Nullable Path option) {
        Home opened = Home.choose(Optional.ofNullable(option).map(Path::toString), variables).create();
        LogSetup.writeTo(opened.created(opened.logs()));
        PrivateFolder.sweep(opened.scratch());
        return opened;
    }

    /// What was chosen in any window of this store.
    private KeptStatements statements() {
        return new SqliteUiState(store.get()).get(KeptStatements.SETTING).flatMap(KeptStatements::ofWord)
                .orElse(KeptStatements.DEFAULT);
    }

    Home home() {
        return home.get();
    }

    @Override
    public Connections connections() {
        return new RememberedConnections(connections.get(), store::get);
    }

    @Override
    public Packs packs() {
        return packs.get();
    }

    @Override
    public Checks checks() {
        return new CheckRunner(sessions.get(), packs.get(), findings.get(), baselines(), ignored(),
                service, clock);
    }

    @Override
    public Repairs repairs() {
        return new RepairEngine(sessions.get(), packs.get(), ignored(), service,
                journal.get(), actor(), clock);
    }

    @Override
    public Baselines baselines() {
        return new SqliteBaselines(store.get());
    }

    @Override
    public IgnoredFindings ignored() {
        return new SqliteIgnoredFindings(store.get());
    }

    @Override
    public Schedules schedules() {
        return new SqliteSchedules(store.get());
    }

    @Override
    public Discovery discovery() {
        return new SchemaDiscovery(sessions.get());
    }

    @Override
    public PackKeeper packKeeper() {
        return new OwnPacks(home.get(), packs.get());
    }

    @Override
    public Backups backups() {
        return backupWiring().backups();
    }

    @Override
    public TimedCheckpoints timedCheckpoints() {
        return backupWiring().checkpoints();
    }

    private BackupWiring backupWiring() {
        return new BackupWiring(this, variables, actor(), clock);
    }

    private static Actor actor() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            host = "localhost";
        }
        return new Actor(System.getProperty("user.name", ""), host);
    }

    @Override
    public HealthMonitor monitor() {
        return monitor.get();
    }

    /// Who waits for whom on every target.
    LockWatch lockWatch() {
        return lockWatch.get();
    }

    /// The waits of the past.
    LockHistory lockHistory() {
        return lockHistory.get();
    }

    @Override
    public FileUseReader fileUse() {
        return fileUse.get();
    }

    @Override
    public WaitView activity() {
        return new WaitView(sessions.get(), activityReader());
    }

    /// Reads who waits for whom.
    ActivityReader activityReader() {
        return new PostgresActivity();
    }

    @Override
    public SessionControl sessionControl() {
        return new SignallingControl(sessions.get(), activityReader(), new PostgresSignals(), journal.get(), actor(),
                clock);
    }

    @Override
    public Journal journal() {
        return journal.get();
    }

    @Override
    public Checkpoints checkpoints() {
        return checkpointParts.checkpoints();
    }

    @Override
    public Shelf checkpointShelf(@Nullable Path folder) {
        return checkpointParts.shelf(folder);
    }

    @Override
    public SavedNumbers savedNumbers(@Nullable Path folder) {
        return checkpointParts.numbers(folder);
    }

    @Override
    public Comparisons comparisons() {
        return checkpointParts.comparisons();
    }

    @Override
    public Restores restores() {
        return checkpointParts.restores();
    }

    @Override
    public Snapshots snapshots() {
        return new SnapshotEngine(sessions.get(), packs(), Map.of(Engine.POSTGRESQL, new PostgresVersions()),
                journal.get(), new Runs(sessions.get(), journal.get(), actor(), clock));
    }

    @Override
    public Diagnosis diagnosis() {
        return new EngineDiagnosis(
                Map.of(Engine.POSTGRESQL, new PostgresDiagnosis(postgres.get(), deadlines), Engine.SQLITE,
                        new SqliteDiagnosis(sqlite.get())));
    }

    @Override
    public DemoSeries demo() {
        return new EmbeddedDemo(home.get().demo(), this, messages);
    }

    @Override
    public Consumer<Target> passwordQuestion() {
        return new PasswordQuestion(sessions::get, secrets::get, messages);
    }

    Sessions sessions() {
        return sessions.get();
    }

    /// What saves and puts back.
    CheckpointParts checkpointParts() {
        return checkpointParts;
    }

    Secrets secrets() {
        return secrets.get();
    }

    FindingHistory findings() {
        return findings.get();
    }

    MetricHistory history() {
        return history.get();
    }

    /// What the screens remember; reads the store.
    BackgroundState uiState() {
        SqliteUiState kept = new SqliteUiState(store.get());
        return new BackgroundState(kept, kept.all());
    }

    /// The saved connections, followed from now on.
    Connections followedConnections() {
        connections.get().follow();
        return connections();
    }

    PackShelf shelf() {
        return packs.get();
    }

    Store store() {
        return store.get();
    }

    InstantSource clock() {
        return clock;
    }

    Map<String, String> variables() {
        return variables;
    }

    /// Ends what was begun, in the order that loses nothing: who asks, then the sessions, then the store.
    @Override
    public void close() {
        lockWatch.ifMade(LockWatch::close);
        monitor.ifMade(HealthMonitor::close);
        connections.ifMade(ConnectionsFile::close);
        sessions.ifMade(JdbcSessions::close);
        store.ifMade(Store::close);
    }
}
