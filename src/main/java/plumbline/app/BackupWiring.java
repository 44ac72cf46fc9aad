package plumbline.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.core.backup.BackupFolder;
import plumbline.core.backup.BackupJobs;
import plumbline.core.backup.BackupMaker;
import plumbline.core.backup.BackupRestorer;
import plumbline.core.backup.BackupWork;
import plumbline.core.backup.Backups;
import plumbline.core.backup.PostgresArchives;
import plumbline.core.backup.Pruner;
import plumbline.core.backup.SqliteCopies;
import plumbline.core.backup.TimedCheckpoints;
import plumbline.core.backup.TrialRestore;
import plumbline.core.backup.Verifier;
import plumbline.core.checkpoint.timed.CheckpointWork;
import plumbline.core.problem.ProblemException;
import plumbline.core.repair.Actor;
import plumbline.core.repair.Runs;
import plumbline.core.schedule.DueJobs;
import plumbline.core.session.Sessions;
import plumbline.core.target.Target;
import plumbline.db.postgresql.PgTools;
import plumbline.db.sqlite.SqliteBackups;
import plumbline.store.Home;
import plumbline.store.ScheduleFile;
import plumbline.store.SqliteUiState;

/// The part of the object graph that full backups need.
final class BackupWiring {

    private final Wiring wiring;
    private final Map<String, String> variables;
    private final Actor actor;
    private final InstantSource clock;
    private final ZoneId zone = ZoneId.systemDefault();

    BackupWiring(Wiring wiring, Map<String, String> variables, Actor actor, InstantSource clock) {
        this.wiring = wiring;
        this.variables = variables;
        this.actor = actor;
        this.clock = clock;
    }

    Backups backups() {
        Home home = wiring.home();
        Sessions sessions = wiring.sessions();
        PostgresArchives archives = new PgTools(wiring.secrets(), sessions, this::toolFolders, variables);
        SqliteCopies copies = new SqliteBackups();
        BackupMaker maker = new BackupMaker(sessions, archives, copies, actor, clock, zone);
        Verifier verifier = new Verifier(archives, copies);
        Pruner pruner = new Pruner(verifier, clock, zone);
        return new Backups(maker, verifier, new TrialRestore(sessions, archives, clock),
                () -> new BackupRestorer(sessions, archives, copies, verifier, maker, wiring.journal(),
                        new Runs(sessions, wiring.journal(), actor, clock), clock, zone),
                pruner, new BackupFolder(zone),
                () -> new DueJobs<>(new BackupWork(maker, pruner, this::target), lock("backups.lock"),
                        new SqliteUiState(wiring.store()), clock, zone),
                home.backups(), new ScheduleFile(home));
    }

    TimedCheckpoints checkpoints() {
        return new TimedCheckpoints(() -> {
            CheckpointParts parts = wiring.checkpointParts();
            return new DueJobs<>(new CheckpointWork(parts.checkpoints(), parts::shelf, wiring.packs(), this::target,
                    clock, zone), lock("checkpoints.lock"), new SqliteUiState(wiring.store()), clock, zone);
        }, new ScheduleFile(wiring.home()));
    }

    // beside the jobs of the other kind: a dump of hours must not hold up the hourly checkpoint
    private Path lock(String name) {
        return wiring.home().folder().resolve(name);
    }

    private Optional<Target> target(String name) {
        return wiring.connections().all().get().stream().filter(target -> target.name().equals(name)).findFirst();
    }

    /// A file with mistakes is said where backups are scheduled; it must not keep the tools from being found.
    private List<Path> toolFolders() {
        try {
            return BackupJobs.read(wiring.home().backupSchedule()).tools();
        } catch (ProblemException mistakes) {
            return List.of();
        }
    }
}
