package plumbline.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.backup.DumpRequest;
import plumbline.core.backup.FoundBackup;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.target.Target;
import plumbline.core.work.CancelledException;
import plumbline.core.work.Job;
import plumbline.core.work.Jobs;
import plumbline.core.work.WorkContext;
import plumbline.testing.Await;
import plumbline.testing.TestPostgres;

/// How tools are chosen and what happens when they fail, with programs of our own in their place.
@DisabledOnOs(OS.WINDOWS)
final class ToolsTest {

    /// Newer than any tool on a machine where these tests run.
    private static final int FUTURE = 90;

    @TempDir
    Path folder;

    private Path bin(String name) {
        return folder.resolve(name);
    }

    private static Target target() {
        return TestPostgres.of(15).freshDatabase().target();
    }

    /// Writes where it was told to, `--file=…`, then does what follows.
    private Backing dumping(String... does) {
        String[] all = new String[does.length + 1];
        all[0] = "for a in \"$@\"; do case \"$a\" in --file=*) out=\"${a#--file=}\";; esac; done; echo half > \"$out\"";
        System.arraycopy(does, 0, all, 1, does.length);
        Backing.fake(bin("15"), "pg_dump", 15, all);
        return new Backing(List.of(bin("15")));
    }

    private List<Path> left() {
        Path to = folder.resolve("to");
        if (!Files.isDirectory(to)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(to)) {
            return files.toList();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private FoundBackup create(Backing backing, Target target, WorkContext context) {
        return backing.maker.create(target, DumpRequest.WHOLE, folder.resolve("to"), "", context);
    }

    @Test
    void theOldestToolThatIsNewEnoughIsTaken() {
        Backing.fake(bin("a"), "pg_dump", FUTURE + 2);
        Backing.fake(bin("b"), "pg_dump", FUTURE + 1);
        Backing.fake(bin("c"), "pg_dump", 9);
        try (Backing backing = new Backing(List.of(bin("a"), bin("b"), bin("c")))) {
            assertEquals(FUTURE + 1, backing.tools.dumper(FUTURE).major());
        }
    }

    @Test
    void aToolThatIsTooOldIsNamedWithWhatIsNeeded() {
        Backing.fake(bin("a"), "pg_dump", 12);
        try (Backing backing = new Backing(List.of(bin("a")))) {
            ProblemException refused = assertThrows(ProblemException.class, () -> backing.tools.dumper(FUTURE));

            assertEquals(ProblemCode.NO_TOOL, refused.problem().code());
            assertTrue(refused.problem().detail().contains(">= " + FUTURE), refused.problem().detail());
            assertTrue(refused.problem().detail().contains("12.4"), refused.problem().detail());
        }
    }

    @Test
    void aToolThatFailsLeavesNothingAndIsQuoted() {
        try (Backing backing = dumping("echo 'pg_dump: error: it broke' >&2", "exit 1")) {
            ProblemException failed = assertThrows(ProblemException.class,
                    () -> create(backing, target(), WorkContext.none()));

            assertEquals(ProblemCode.TOOL_FAILED, failed.problem().code());
            assertEquals("error: it broke", failed.problem().detail());
            assertEquals(List.of(), left());
        }
    }

    @Test
    void valuesOfRowsInItsWordsAreNotRepeated() {
        try (Backing backing = dumping("echo 'pg_dump: error: it broke' >&2",
                "echo 'DETAIL:  Key (card)=(4111) exists.' >&2", "exit 1")) {
            ProblemException failed = assertThrows(ProblemException.class,
                    () -> create(backing, target(), WorkContext.none()));

            assertFalse(failed.problem().detail().contains("4111"), failed.problem().detail());
        }
    }

    @Test
    void aToolThatIsKilledInTheMiddleLeavesNothing() {
        try (Backing backing = dumping("kill -9 $$")) {
            assertThrows(ProblemException.class, () -> create(backing, target(), WorkContext.none()));

            assertEquals(List.of(), left());
        }
    }

    @Test
    void aFileThatIsNoDumpGetsNoName() {
        Backing.fake(bin("15"), "pg_restore", FUTURE, "echo 'pg_restore: error: no archive' >&2", "exit 1");
        try (Backing backing = dumping("exit 0")) {
            ProblemException failed = assertThrows(ProblemException.class,
                    () -> create(backing, target(), WorkContext.none()));

            assertEquals(ProblemCode.BAD_BACKUP, failed.problem().code());
            assertEquals(List.of(), left());
        }
    }

    @Test
    void cancellingEndsTheToolWithItsChildrenAndLeavesNothing() throws IOException {
        Path child = folder.resolve("child");
        Target target = target();
        try (Backing backing = dumping("sleep 300 & echo $! > '" + child + ".part'",
                "mv '" + child + ".part' '" + child + "'", "wait"); Jobs jobs = Jobs.threaded()) {
            Job<FoundBackup> job = jobs.start("backup", target.name(), context -> create(backing, target, context));
            Await.until("its child runs", Duration.ofSeconds(20), () -> Files.exists(child));
            long pid = Long.parseLong(Files.readString(child).strip());

            job.cancel().run();

            ExecutionException ended = assertThrows(ExecutionException.class,
                    () -> job.result().get(Duration.ofSeconds(20).toSeconds(), java.util.concurrent.TimeUnit.SECONDS));
            assertTrue(ended.getCause() instanceof CancelledException, String.valueOf(ended.getCause()));
            assertEquals(List.of(), left());
            Await.until("its child ended", Duration.ofSeconds(20),
                    () -> !ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
        }
    }

    @Test
    void whereToConnectIsToldByVariablesAndNeverByArguments() throws IOException {
        Path seen = folder.resolve("seen");
        Target target = target();
        try (Backing backing = dumping("env > '" + seen + "'; echo \"ARGS $*\" >> '" + seen + "'", "exit 1")) {
            assertThrows(ProblemException.class, () -> create(backing, target, WorkContext.none()));
        }
        String all = Files.readString(seen);
        assertTrue(all.contains("PGDATABASE=" + target.address().databaseName()), all);
        assertFalse(all.substring(all.indexOf("ARGS")).contains(target.address().databaseName()), all);
    }
}
