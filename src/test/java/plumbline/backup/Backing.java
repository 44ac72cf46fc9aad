package plumbline.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.core.backup.BackupMaker;
import plumbline.core.backup.BackupRestorer;
import plumbline.core.backup.TrialRestore;
import plumbline.core.backup.Verifier;
import plumbline.core.repair.Actor;
import plumbline.core.repair.Runs;
import plumbline.db.postgresql.PasswordSources;
import plumbline.db.postgresql.PgTools;
import plumbline.db.sqlite.SqliteBackups;
import plumbline.testing.MemoryJournal;
import plumbline.testing.SetClock;
import plumbline.testing.TestSessions;

/// Full backups as the product wires them, with the tools of this machine or with those of a folder.
final class Backing implements AutoCloseable {

    final TestSessions sessions = new TestSessions();
    final SetClock clock = new SetClock(Instant.parse("2026-01-31T02:00:00Z"));
    final MemoryJournal journal = new MemoryJournal();
    final PgTools tools;
    final BackupMaker maker;
    final Verifier verifier;
    final BackupRestorer restorer;
    final TrialRestore trials;

    /// @param folders where tools are looked for first
    Backing(List<Path> folders) {
        SqliteBackups copies = new SqliteBackups();
        Actor actor = new Actor("anna", "here");
        tools = new PgTools(new PasswordSources(Map.of()), sessions.sessions(), () -> folders,
                Map.of("PATH", System.getenv().getOrDefault("PATH", "")));
        maker = new BackupMaker(sessions.sessions(), tools, copies, actor, clock, ZoneOffset.UTC);
        verifier = new Verifier(tools, copies);
        restorer = new BackupRestorer(sessions.sessions(), tools, copies, verifier, maker, journal,
                new Runs(sessions.sessions(), journal, actor, clock), clock, ZoneOffset.UTC);
        trials = new TrialRestore(sessions.sessions(), tools, clock);
    }

    /// The oldest server that this machine's tools can dump and put back, if it has any.
    static Optional<Integer> major() {
        try (Backing backing = new Backing(List.of())) {
            return Optional.of(backing.tools.dumper(13)).map(tool -> Math.min(18, tool.major()));
        } catch (plumbline.core.problem.ProblemException none) {
            return Optional.empty();
        }
    }

    /// Writes a program of our own in the place of a tool: it knows its version and then does what is told.
    static void fake(Path folder, String name, int major, String... does) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve(name);
            Files.writeString(file, "#!/bin/sh\nif [ \"$1\" = --version ]; then echo \"" + name + " (PostgreSQL) "
                    + major + ".4\"; exit 0; fi\n" + String.join("\n", does) + "\n", StandardCharsets.UTF_8);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    @Override
    public void close() {
        sessions.close();
    }
}
