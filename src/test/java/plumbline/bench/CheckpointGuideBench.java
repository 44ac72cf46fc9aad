package plumbline.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.testing.TestPostgres;

/// The licensing-risk system's own data, 1,247 rows in eight tables, at the command line: the program starts as its launcher
/// starts it, with the class archive that its first command leaves. `--version` stands for the program's start.
///
/// Goals: created in under half a second beyond the program's start, put back in under a second. They are printed, not
/// asserted: other programs on the machine would decide.
@Tag("bench")
final class CheckpointGuideBench {

    private static final int TURNS = Integer.getInteger("bench.turns", 9);
    private static final long PATIENCE_MINUTES = 2;
    private static final String WRECK = """
            UPDATE risks SET content = 'lost';
            DELETE FROM region_theme_permits WHERE name LIKE '%7%';
            INSERT INTO permits VALUES (md5('new')::uuid, 'new', 'new')
            """;

    @TempDir
    Path folder;

    @Test
    void createAndRestoreOfTheGuidesData() throws Exception {
        TestPostgres.Database database = TestPostgres.of(15).freshDatabase();
        database.run(CheckpointSets.guide());
        String uri = "postgresql://" + database.user() + "@" + database.host() + ":" + database.port() + "/"
                + database.name();
        plumbline("checkpoint", "create", uri, "--name", "kept"); // leaves the class archive
        Contest contest = new Contest("the guide's 1,247 rows at the command line", TURNS)
                .peer("--version", () -> plumbline("--version"))
                .peer("checkpoint list", () -> plumbline("checkpoint", "list"))
                .peer("checkpoint create", () -> plumbline("checkpoint", "create", uri))
                .peer("checkpoint restore", () -> database.run(WRECK), () -> restore(uri, database))
                .peer("checkpoint restore --mode reload", () -> database.run(WRECK),
                        () -> restore(uri, database, "--mode", "reload"))
                .run("");
        double start = contest.median("--version");
        System.out.printf(Locale.ROOT,
                "  beyond the program's start: create %.0f (goal 500), restore %.0f (goal 1000), by reload %.0f%n",
                contest.median("checkpoint create") - start, contest.median("checkpoint restore") - start,
                contest.median("checkpoint restore --mode reload") - start);
        assertTrue(start > 0, "the program started");
    }

    private long restore(String uri, TestPostgres.Database database, String... options) throws Exception {
        List<String> words = new ArrayList<>(List.of("checkpoint", "restore", "kept", uri, "--execute", "--confirm",
                database.name()));
        words.addAll(List.of(options));
        return plumbline(words.toArray(new String[0]));
    }

    private long plumbline(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC",
                        "-XX:Tier4InvocationThreshold=50000", "-XX:Tier4MinInvocationThreshold=20000",
                        "-XX:Tier4CompileThreshold=100000", "-XX:Tier4BackEdgeThreshold=400000",
                        "-XX:+AutoCreateSharedArchive",
                        "-XX:SharedArchiveFile=" + folder.resolve("command.jsa"),
                        "-Dplumbline.archive=" + folder.resolve("command.jsa"), "-Xshare:auto", "-Xlog:cds=off",
                        "-Xlog:cds+dynamic=off", "-Xlog:aot=off", "-XX:-PrintWarnings", "-Dfile.encoding=UTF-8",
                        "-Duser.language=en", "-cp", Jars.classPath(folder), "plumbline.app.Main", "--home",
                        folder.resolve("home").toString()));
        command.addAll(List.of(words));
        Path said = folder.resolve("said.txt");
        Process child = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
        if (!child.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            child.destroyForcibly();
        }
        assertEquals(0, child.exitValue(), () -> {
            try {
                return command + "\n" + Files.readString(said);
            } catch (IOException unread) {
                return command.toString();
            }
        });
        return 0;
    }
}
