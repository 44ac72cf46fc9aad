package plumbline.checkpoint;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import plumbline.app.Main;
import plumbline.testing.ChildJvm;

/// The console as a process of its own that is killed.
///
/// @param folder holds its home and its checkpoints
record KilledConsole(Path folder, Random random) {

    private static final String COMMITTING = "committing transaction";

    /// Runs a command and kills it at a line of its log, or where it commits, unless it ends before.
    ///
    /// @param line which; the largest number: where it commits
    /// @return its exit code
    int killed(int line, String... words) throws IOException, InterruptedException {
        Process child = start(words);
        try (BufferedReader log = child.errorReader(StandardCharsets.UTF_8)) {
            int number = 0;
            for (String text = log.readLine(); text != null; text = log.readLine()) {
                boolean here = line == Integer.MAX_VALUE ? text.contains(COMMITTING) : number == line;
                if (here) {
                    // the line is written before what it says is done; a few turns later it is under way
                    for (int turn = random.nextInt(2_000); turn > 0; turn--) {
                        Thread.onSpinWait();
                    }
                    child.destroyForcibly(); // closes the log, too
                    break;
                }
                number++;
            }
        } finally {
            end(child);
        }
        return child.waitFor();
    }

    /// Runs a command and kills it some time after a line of its log.
    ///
    /// @param within at most so many milliseconds later
    /// @return its exit code
    int killedAfter(String words, int within, String... command) throws IOException, InterruptedException {
        Process child = start(command);
        try (BufferedReader log = child.errorReader(StandardCharsets.UTF_8)) {
            for (String text = log.readLine(); text != null; text = log.readLine()) {
                if (text.contains(words)) {
                    child.waitFor(random.nextInt(within), TimeUnit.MILLISECONDS);
                    child.destroyForcibly();
                    break;
                }
            }
        } finally {
            end(child);
        }
        return child.waitFor();
    }

    private static void end(Process child) throws InterruptedException {
        child.waitFor(20, TimeUnit.SECONDS);
        child.toHandle().destroyForcibly();
    }

    private Process start(String... words) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("--home", folder.resolve("home").toString(), "checkpoint"));
        command.addAll(Arrays.asList(words));
        command.addAll(List.of("--dir", folder.resolve("checkpoints").toString(), "--log"));
        if (words[0].equals("restore")) {
            command.addAll(List.of("--environment", "test"));
        }
        return ChildJvm.of(Main.class, "256m", command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.PIPE).start();
    }
}
