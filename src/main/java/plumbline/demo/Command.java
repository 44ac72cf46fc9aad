package plumbline.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs a short program of the system to its end, with a deadline.
final class Command {

    private Command() {}

    /// How a program ended.
    ///
    /// @param status its exit code
    /// @param output what it wrote, errors included
    record Ended(int status, String output) {

        /// Whether it reported success.
        boolean well() {
            return status == 0;
        }
    }

    /// A program to be started in a folder, with the English of the C locale and without PostgreSQL's variables, which
    /// would lead it to somebody else's server.
    static ProcessBuilder prepare(List<String> words, Path folder) {
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.equals("LANGUAGE"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    /// Runs it and waits.
    ///
    /// @param deadline after which it is killed
    static Ended run(List<String> words, Path folder, Duration deadline) throws IOException {
        Process process = prepare(words, folder).start();
        process.getOutputStream().close();
        CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> read(process),
                task -> Thread.ofVirtual().name("demo-output").start(task));
        try {
            if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(words.getFirst() + " did not end within " + deadline.toSeconds() + " s");
            }
            return new Ended(process.exitValue(), output.get(2, TimeUnit.SECONDS).strip());
        } catch (InterruptedException wanted) {
            Thread.currentThread().interrupt();
            throw new IOException(words.getFirst() + " was interrupted", wanted);
        } catch (ExecutionException | TimeoutException unread) {
            throw new IOException(words.getFirst() + " left no output", unread);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(Process process) {
        try (var stream = process.getInputStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException closed) {
            return "";
        }
    }
}
