package plumbline.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// The small shell process that a server runs under: it stops the server when the pipe to the console closes, however
/// the console ended.
///
/// @param process the shell; it ends when the server has ended
record ShellGuardian(Process process) implements Guardian {

    private static final String SCRIPT = "/plumbline/demo/guardian.sh";

    static ShellGuardian start(ServerAccount account, Path bin, Path folder, Path log) throws IOException {
        List<String> words = List.of("sh", "-c", script(), "plumbline-postgres", bin.resolve("postgres").toString(),
                "-D", "data", "--config-file=server.conf");
        return new ShellGuardian(
                Command.prepare(account.command(words), folder).redirectOutput(log.toFile()).start());
    }

    @Override
    public boolean running() {
        return process.isAlive();
    }

    @Override
    public boolean stop(String how, Duration deadline) {
        try (var pipe = process.getOutputStream()) {
            pipe.write((how + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException ended) {
            // the pipe is closed because the guardian is gone; the wait below tells
        }
        return Guardian.ended(process, deadline);
    }

    private static String script() throws IOException {
        try (InputStream file = Objects.requireNonNull(ShellGuardian.class.getResourceAsStream(SCRIPT), SCRIPT)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
