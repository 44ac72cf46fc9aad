package plumbline.core.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import plumbline.core.backup.FoundBackup.State;
import plumbline.core.problem.FileRefusal;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.problem.ToldException;
import plumbline.core.repair.Actor;
import plumbline.core.session.Session;
import plumbline.core.session.Sessions;
import plumbline.core.sql.TableName;
import plumbline.core.target.Engine;
import plumbline.core.target.Identity;
import plumbline.core.target.Target;
import plumbline.core.text.Phrase;
import plumbline.core.work.CancelledException;
import plumbline.core.work.WorkContext;

/// Makes backups. Each is read back before it gets its name: a dump by its table of contents, a SQLite copy by its
/// integrity check, an archive of files to its end. Changes nothing on a target. Thread-safe.
public final class BackupMaker {

    private static final Duration LOOK = Duration.ofSeconds(30);

    private final Sessions sessions;
    private final PostgresArchives archives;
    private final SqliteCopies copies;
    private final Actor actor;
    private final InstantSource clock;
    private final ZoneId zone;

    public BackupMaker(Sessions sessions, PostgresArchives archives, SqliteCopies copies, Actor actor,
            InstantSource clock, ZoneId zone) {
        this.sessions = sessions;
        this.archives = archives;
        this.copies = copies;
        this.actor = actor;
        this.clock = clock;
        this.zone = zone;
    }

    /// Makes a backup of a database.
    ///
    /// @param request what of a PostgreSQL database; a SQLite file is always copied whole
    /// @param folder  where to; created where it is missing
    /// @param name    how the file's name begins; empty: `backup` for all of a PostgreSQL database, its name for chosen
    ///                tables, `db` for a SQLite file
    public FoundBackup create(Target target, DumpRequest request, Path folder, String name, WorkContext context) {
        return target.engine() == Engine.SQLITE
                ? sqlite(target, request, folder, name, context)
                : postgres(target, request, folder, name, context);
    }

    private FoundBackup postgres(Target target, DumpRequest asked, Path folder, String name, WorkContext context) {
        Instant at = clock.instant();
        Identity identity;
        List<TableName> tables;
        try (Session session = sessions.monitor(target, LOOK)) {
            identity = session.identity();
            tables = asked.tables().isEmpty() ? List.of() : archives.tables(session, asked.tables());
        }
        Tool tool = archives.dumper(identity.version().major());
        DumpRequest request = new DumpRequest(tables, asked.scope(), asked.level());
        Kind kind = tables.isEmpty() ? Kind.DATABASE : Kind.TABLES;
        return written(folder, stem(target, request, name), ".dump", (file, path) -> {
            archives.dump(tool, target, request, path, context);
            archives.contents(path, context);
            try (Session session = sessions.monitor(target, LOOK)) {
                if (!session.identity().sameDatabase(identity)) {
                    throw new ProblemException(Problem.of(ProblemCode.IDENTITY_CHANGED, target.name(),
                            identity.line() + " / " + session.identity().line()));
                }
            }
            return new BackupRecord(file, kind, request.scope(), target.name(), identity, tool.line(),
                    tables.stream().map(TableName::toString).toList(), at, actor.account(), actor.host(), 0, "",
                    List.of());
        }, context);
    }

    private static String stem(Target target, DumpRequest request, String name) {
        String whole = request.tables().isEmpty() ? "backup" : BackupNames.safe(target.address().databaseName());
        String stem = name.isEmpty() ? whole : BackupNames.safe(name);
        return request.scope() == Scope.ALL ? stem : stem + "_" + request.scope().word();
    }

    private FoundBackup sqlite(Target target, DumpRequest request, Path folder, String name, WorkContext context) {
        if (!request.tables().isEmpty() || request.scope() != Scope.ALL) {
            throw new ProblemException(Problem.of(ProblemCode.BAD_INPUT, target.name(),
                    Phrase.of("detail.copied-whole")));
        }
        Instant at = clock.instant();
        Identity identity = identity(target);
        return written(folder, name.isEmpty() ? "db" : BackupNames.safe(name), ".sqlite3", (file, path) -> {
            Files.delete(path); // who copies wants to create it
            copies.copy(target, path, context);
            List<String> damage = copies.integrity(path, context);
            if (!damage.isEmpty()) {
                throw new ProblemException(
                        Problem.of(ProblemCode.FILE_DAMAGED, target.name(), damage.getFirst()));
            }
            return new BackupRecord(file, Kind.SQLITE, Scope.ALL, target.name(), identity,
                    "SQLite " + identity.version().text(), List.of(), at, actor.account(), actor.host(), 0, "",
                    List.of());
        }, context);
    }

    /// Which database a target is now.
    Identity identity(Target target) {
        try (Session session = sessions.monitor(target, LOOK)) {
            return session.identity();
        }
    }

    /// Makes an archive of a folder, named after it.
    ///
    /// @throws ProblemException BACKUP_FOLDER where there is no such folder, or nothing can be written
    public FoundBackup files(Path source, Path folder, WorkContext context) {
        Path real = source.toAbsolutePath().normalize();
        if (!Files.isDirectory(real) || real.getFileName() == null) {
            throw new ProblemException(
                    Problem.of(ProblemCode.BACKUP_FOLDER, source.toString(), Phrase.of("detail.no-file")));
        }
        Instant at = clock.instant();
        return written(folder, BackupNames.safe(String.valueOf(real.getFileName())), ".tar.gz", (file, path) -> {
            FileArchive.Written written = new FileArchive(real, folder, context).write(path);
            long read = ArchivedFiles.readThrough(path, context);
            if (read != written.entries()) {
                throw new ToldException(Phrase.of("detail.read-back", written.entries(), read));
            }
            return new BackupRecord(file, Kind.FILES, Scope.ALL, real.toString(), null, "tar", List.of(), at,
                    actor.account(), actor.host(), 0, "", written.notes());
        }, context);
    }

    /// Writes a file and says what is in it.
    private interface Content {
        BackupRecord write(String file, Path path) throws IOException;
    }

    private FoundBackup written(Path folder, String stem, String extension, Content content, WorkContext context) {
        try (PartialFile file = PartialFile.begin(folder.toAbsolutePath().normalize(),
                BackupNames.stamped(stem, clock.instant(), zone), extension)) {
            BackupRecord record = content.write(String.valueOf(file.file().getFileName()), file.path());
            BackupRecord whole = file.finish(record, context);
            return new FoundBackup(file.file(), whole.kind(), State.WHOLE, whole.at(), whole.bytes(), whole, null);
        } catch (IOException refused) {
            throw new ProblemException(
                    Problem.of(ProblemCode.BACKUP_FOLDER, folder.toString(), FileRefusal.of(refused)),
                    refused);
        } catch (CancelledException stopped) {
            throw new ProblemException(Problem.of(ProblemCode.CANCELLED, folder.toString()), stopped);
        }
    }
}
