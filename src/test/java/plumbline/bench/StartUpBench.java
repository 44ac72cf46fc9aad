package plumbline.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long the window takes beside an empty JavaFX window in the same run, and the demo until its first live tile. On
/// the display if there is one, else headless.
///
/// Plumbline starts as its launcher starts it, with a class archive; the empty window starts in turn both as a plain
/// `java` starts it and with the launcher's options and an archive of its own. Both ratios are printed: the first is what
/// a person sees, the second what the program itself costs.
///
/// Goals: at most 1.7 times the empty window, at most 10 s to the first live tile. They are printed, not asserted: other
/// programs on the machine would decide.
@Tag("bench")
final class StartUpBench {

    private static final int TIMES = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern FIGURE = Pattern.compile("(window usable|first live tile) (\\d+) ms.*");

    @TempDir
    Path folder;

    @Test
    void windowBesideAnEmptyOne() throws IOException, InterruptedException {
        Path home = folder.resolve("home");
        long firstEver = plumbline(home, "window", "window usable");
        empty(); // writes its archive, as the first start of Plumbline did
        long[] plain = new long[TIMES];
        long[] empty = new long[TIMES];
        long[] ours = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            plain[i] = figure(plainEmpty(), "window usable");
            empty[i] = empty();
            ours[i] = plumbline(home, "window", "window usable");
        }
        System.out.printf(Locale.ROOT, "%nstart to usable window, ms (median of %d, on %s)%n", TIMES, screen());
        row("empty window, plain", plain);
        row("  with the archive", empty);
        row("Plumbline", ours);
        System.out.printf(Locale.ROOT,
                "  ratio %.2f to the plain one, %.2f to that with the archive (goal: at most 1.70); first start ever %d ms%n",
                ratio(plain, ours), ratio(empty, ours), firstEver);
        assertTrue(median(ours) > 0 && median(empty) > 0, "both started");
    }

    @Test
    void demoUntilItsFirstLiveTile() throws IOException, InterruptedException {
        Path home = folder.resolve("home");
        long first = plumbline(home, "demo", "first live tile", "--demo");
        long[] later = new long[2];
        for (int i = 0; i < later.length; i++) {
            later[i] = plumbline(home, "demo", "first live tile", "--demo");
        }
        System.out.printf(Locale.ROOT, "%ndemo: program's start to first live tile, ms (goal: at most 10000, on %s)%n",
                screen());
        System.out.printf(Locale.ROOT, "  %-22s %6d%n", "first start", first);
        row("later starts", later);
        assertTrue(first > 0 && median(later) > 0, "the demo started");
    }

    private long empty() throws IOException, InterruptedException {
        return figure(command("empty", EmptyWindow.class.getName(), List.of()), "window usable");
    }

    /// The window as any program's first window is started: no archive, no options but the screen's.
    private List<String> plainEmpty() {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED"));
        command.addAll(screenOptions());
        command.addAll(List.of("-cp", Jars.classPath(folder), EmptyWindow.class.getName()));
        return command;
    }

    private static List<String> screenOptions() {
        return onDisplay()
                ? List.of()
                : List.of("-Dglass.platform=Monocle", "-Dmonocle.platform=Headless", "-Dprism.order=sw");
    }

    private long plumbline(Path home, String archive, String figure, String... words)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("--home", home.toString()));
        all.addAll(Arrays.asList(words));
        return figure(command(archive, "plumbline.app.Main", all), figure);
    }

    /// As the launcher of `installer/common/bin` writes it.
    private List<String> command(String archive, String main, List<String> words) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:+AutoCreateSharedArchive",
                        "-XX:SharedArchiveFile=" + folder.resolve(archive + ".jsa"), "-Xshare:auto", "-Xlog:cds=off",
                        "-Xlog:cds+dynamic=off", "-Xlog:aot=off", "-XX:-PrintWarnings", "-Dfile.encoding=UTF-8",
                        "-Dplumbline.figures=true", "-Duser.language=en"));
        command.addAll(screenOptions());
        command.addAll(List.of("-cp", Jars.classPath(folder), main));
        command.addAll(words);
        return command;
    }

    private long figure(List<String> command, String wanted) throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(said.toFile());
        Map<String, String> variables = builder.environment();
        variables.putIfAbsent("DISPLAY", ":headless"); // Monocle needs none, but the program asks whether there is one
        Process child = builder.start();
        Thread late = Thread.ofVirtual().start(() -> {
            try {
                if (!child.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    child.destroyForcibly();
                }
            } catch (InterruptedException inTime) {
                Thread.currentThread().interrupt();
            }
        });
        long millis = -1;
        try (BufferedReader lines = child.inputReader()) {
            String line = lines.readLine();
            while (line != null && millis < 0) {
                Matcher figure = FIGURE.matcher(line);
                if (figure.matches() && figure.group(1).equals(wanted)) {
                    millis = Long.parseLong(figure.group(2));
                } else {
                    line = lines.readLine();
                }
            }
            child.destroy(); // asks: the program ends its demo and the JVM writes its archive
            child.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } finally {
            child.destroyForcibly();
            late.interrupt();
        }
        assertTrue(millis >= 0, "never told: " + wanted + "; " + Files.readString(said));
        return millis;
    }

    private static void row(String name, long[] millis) {
        System.out.printf(Locale.ROOT, "  %-22s %6d   %s%n", name, median(millis), Arrays.toString(millis));
    }

    private static double ratio(long[] below, long[] above) {
        return (double) median(above) / median(below);
    }

    private static long median(long[] millis) {
        long[] sorted = millis.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static boolean onDisplay() {
        return !System.getenv().getOrDefault("DISPLAY", "").isBlank();
    }

    private static String screen() {
        return onDisplay() ? "the display" : "Monocle";
    }
}
