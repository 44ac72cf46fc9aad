package plumbline.installer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The launcher with folders that look like a Java and tell how they were called.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher there is plumbline.bat")
final class LauncherTest {

    private static final String TELLS = "#!/bin/sh\necho \"java $0\"\nfor a; do echo \"<$a>\"; done\nexit 7\n";

    private final Path temp;
    private final Path launcher;

    LauncherTest(@TempDir Path temp) throws IOException {
        this.temp = temp;
        launcher = temp.resolve("安装 dir/bin/plumbline");
        Files.createDirectories(launcher.getParent());
        Files.copy(Path.of("installer/common/bin/plumbline"), launcher);
        launcher.toFile().setExecutable(true);
    }

    @Test
    void prefersTheJavaItIsTold() throws IOException {
        Path told = java("told", "26.0.1");
        Path other = java("other", "25.0.3");
        Ran ran = run(Map.of("PLUMBLINE_JAVA_HOME", told.toString(), "JAVA_HOME", other.toString()), "health");
        assertEquals("java " + told.resolve("bin/java"), ran.lines().getFirst());
    }

    @Test
    void takesJavaHomeWhereItIsNewEnough() throws IOException {
        Path home = java("home", "25");
        assertEquals("java " + home.resolve("bin/java"),
                run(Map.of("JAVA_HOME", home.toString()), "health").lines().getFirst());
    }

    @Test
    void passesOverAnOldJavaForTheOneOnThePath() throws IOException {
        Path old = java("old", "17.0.15");
        Path fresh = java("fresh", "25.0.3");
        Path links = Files.createDirectories(temp.resolve("links"));
        Files.createSymbolicLink(links.resolve("java"), fresh.resolve("bin/java"));
        Ran ran = run(Map.of("JAVA_HOME", old.toString(), "PATH", links + ":/usr/bin:/bin"), "health");
        assertEquals("java " + fresh.resolve("bin/java"), ran.lines().getFirst());
    }

    @Test
    void saysWhatItLookedAtWhereNoneFits() throws IOException {
        Path old = java("old", "17.0.15");
        Ran ran = run(Map.of("PLUMBLINE_JAVA_HOME", old.toString()), "health");
        assertEquals(3, ran.status());
        assertTrue(ran.error().contains(old + " (Java 17)"), ran.error());
        assertTrue(ran.error().contains("needs Java 25"), ran.error());
        assertEquals(List.of(), ran.lines());
    }

    @Test
    void handsArgumentsAndExitCodeThrough() throws IOException {
        Path home = java("home", "25.0.3");
        Ran ran = run(Map.of("PLUMBLINE_JAVA_HOME", home.toString()), "check", "两 词", "*", "", "--format=json");
        int main = ran.lines().indexOf("<plumbline.app.Main>");
        assertEquals(List.of("<check>", "<两 词>", "<*>", "<>", "<--format=json>"),
                ran.lines().subList(main + 1, ran.lines().size()));
        assertEquals("<" + temp.toRealPath().resolve("安装 dir/lib") + "/*>", ran.lines().get(main - 1));
        assertEquals(7, ran.status());
        assertEquals("", ran.error());
    }

    @Test
    void findsItselfThroughLinks() throws IOException {
        Path home = java("home", "25.0.3");
        Path first = Files.createSymbolicLink(temp.resolve("first"), Path.of("安装 dir/bin/plumbline"));
        Path second = Files.createSymbolicLink(temp.resolve("second"), first.getFileName());
        Ran ran = run(second, Map.of("PLUMBLINE_JAVA_HOME", home.toString()), List.of("health"));
        assertTrue(ran.lines().stream().anyMatch(line -> line.endsWith("安装 dir/lib/*>")), ran.lines().toString());
    }

    @Test
    void startsWithoutAnArchiveWhereTheCacheCannotBeWritten() throws IOException {
        Path home = java("home", "25.0.3");
        Path file = Files.createFile(temp.resolve("no folder"));
        Ran ran = run(Map.of("PLUMBLINE_JAVA_HOME", home.toString(), "XDG_CACHE_HOME", file.toString()), "health");
        assertEquals(7, ran.status());
        assertEquals("", ran.error());
        assertFalse(ran.lines().stream().anyMatch(line -> line.contains("Archive")), ran.lines().toString());
    }

    @Test
    void keepsAnArchiveForCommandsAndAnotherForTheWindow() throws IOException {
        Path home = java("home", "25.0.3");
        Map<String, String> variables = Map.of("PLUMBLINE_JAVA_HOME", home.toString());
        assertTrue(archive(run(variables, "--home", "x", "health")).contains("/plumbline-command-"));
        assertTrue(archive(run(variables)).contains("/plumbline-window-"));
        assertTrue(archive(run(variables, "--demo")).contains("/plumbline-window-"));
    }

    @Test
    void tellsTheProgramWhereTheArchiveIsMade() throws IOException {
        Ran ran = run(Map.of("PLUMBLINE_JAVA_HOME", java("home", "25.0.3").toString()), "health");
        String file = archive(ran).substring(archive(ran).indexOf('=') + 1);
        assertTrue(ran.lines().contains("<-Dplumbline.archive=" + file), ran.lines().toString());
    }

    private static String archive(Ran ran) {
        return ran.lines().stream().filter(line -> line.contains("SharedArchiveFile")).findFirst().orElseThrow();
    }

    private Path java(String name, String version) throws IOException {
        Path home = temp.resolve("a jdk " + name);
        Path program = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(program, TELLS);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private Ran run(Map<String, String> variables, String... arguments) throws IOException {
        return run(launcher, variables, List.of(arguments));
    }

    private Ran run(Path program, Map<String, String> variables, List<String> arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(program.toString()));
        words.addAll(arguments);
        Path error = Files.createTempFile(temp, "error", "");
        ProcessBuilder builder = new ProcessBuilder(words).directory(temp.toFile()).redirectError(error.toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of("PATH", "/usr/bin:/bin", "HOME", temp.toString(), "LC_ALL", "C"));
        builder.environment().putAll(variables);
        Process process = builder.start();
        try {
            List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()
                    .toList();
            assertTrue(process.waitFor(20, TimeUnit.SECONDS), "ended");
            return new Ran(process.exitValue(), lines, Files.readString(error));
        } catch (InterruptedException hurried) {
            throw new IOException(hurried);
        } finally {
            process.destroyForcibly();
        }
    }

    /// How the launcher ended.
    ///
    /// @param lines what the Java it chose told
    record Ran(int status, List<String> lines, String error) {}
}
