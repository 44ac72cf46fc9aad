package plumbline.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import plumbline.core.backup.BackupFolder;
import plumbline.core.backup.BackupJobs;
import plumbline.core.backup.BackupMaker;
import plumbline.core.backup.BackupRestorer;
import plumbline.core.backup.Backups;
import plumbline.core.backup.DueBackups;
import plumbline.core.backup.PostgresArchives;
import plumbline.core.backup.Pruner;
import plumbline.core.backup.SqliteCopies;
import plumbline.core.backup.TrialRestore;
import plumbline.core.backup.Verifier;
import plumbline.core.problem.ProblemException;
import plumbline.core.repair.Actor;
import plumbline.core.repair.Runs;
import plumbline.core.session.Sessions;
import plumbline.db.postgresql.PgTools;
import plumbline.db.sqlite.SqliteBackups;
import plumbline.store.Home;
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
                () -> new DueBackups(home.folder().resolve("backups.lock"), new SqliteUiState(wiring.store()), maker,
                        pruner, name -> wiring.connections().all().get().stream()
                                .filter(target -> target.name().equals(name)).findFirst(),
                        clock, zone),
                home.backups(), home.backupSchedule());
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
