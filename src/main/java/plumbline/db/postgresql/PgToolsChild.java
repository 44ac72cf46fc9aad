package plumbline.db.postgresql;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.watch.Subscription;
import plumbline.core.work.WorkContext;

/// One run of a tool of PostgreSQL: never through a shell, with nothing of our own PG variables but what is given, its
/// words kept, and ended with all its children when it is cancelled, silent for too long, or the program ends. Used once.
final class PgToolsChild {

    private static final Logger LOG = LoggerFactory.getLogger(PgToolsChild.class);
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final int MOST_LINES = 40;
    /// 128 and the number of SIGINT.
    private static final int INTERRUPTED = 130;
    private static final int LONGEST_LINE = 2000;
    private static final int MOST_OUTPUT = 64 << 20;

    private final List<String> command;
    private final Map<String, String> variables;
    private final Duration silence;
    private final AtomicLong signs = new AtomicLong();
    private final Deque<String> lines = new ArrayDeque<>();

    /// @param variables the only variables of libpq that it sees
    /// @param silence   after so long without a sign of life it is ended
    PgToolsChild(List<String> command, Map<String, String> variables, Duration silence) {
        this.command = List.copyOf(command);
        this.variables = Map.copyOf(variables);
        this.silence = silence;
    }

    /// Why it ended.
    enum Cause {
        ITSELF, CANCELLED, SILENT, GAVE_WAY
    }

    /// How it ended.
    ///
    /// @param code   its exit code; negative where it could not be started
    /// @param output what it wrote, unless a watch took it
    /// @param lines  the last lines of what it said
    record Ended(int code, Cause cause, String output, List<String> lines) {

        /// What it said of a failure. Only its own lines: those below them repeat statements and values of rows.
        String words() {
            List<String> errors = lines.stream()
                    .filter(line -> line.contains("error:") || line.contains("fatal:") || line.startsWith("HINT:"))
                    .map(line -> line.replaceFirst("^pg_\\w+: ", "")).toList();
            List<String> said = errors.isEmpty() ? lines : errors;
            return String.join(" / ", said.subList(Math.max(0, said.size() - 3), said.size()));
        }
    }

    /// What is done while it runs.
    interface Watch {

        /// Nothing.
        Watch NONE = new Watch() {
        };

        /// Takes what it writes; false where it is to be kept for [Ended#output].
        default boolean output(byte[] buffer, int length) {
            return false;
        }

        /// Is told each line it says.
        default void said(String line) {}

        /// A number that changes as long as it does something, such as the size of its file.
        default long sign() {
            return 0;
        }

        /// Whether it has to stop because it holds others up; asked a few times a second.
        default boolean mustGiveWay() {
            return false;
        }
    }

    /// Runs it to its end.
    Ended run(Watch watch, WorkContext context) {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> own = builder.environment();
        own.keySet().removeIf(name -> name.startsWith("PG")); // they would lead it elsewhere than we meant
        own.put("LC_ALL", "C"); // its words are read by us
        own.putAll(variables);
        Process process;
        try {
            process = builder.start();
        } catch (IOException refused) {
            return new Ended(-1, Cause.ITSELF, "", List.of(String.valueOf(refused.getMessage())));
        }
        Thread end = new Thread(() -> kill(process), "end-tool");
        Runtime.getRuntime().addShutdownHook(end);
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        try (Subscription _ = context.onCancel(() -> kill(process))) {
            Thread words = reader("tool-words", () -> readLines(process, watch));
            Thread output = reader("tool-output", () -> readOutput(process, watch, kept));
            process.getOutputStream().close(); // it must never wait for an answer of ours
            Cause cause = await(process, watch, context);
            words.join(GRACE);
            output.join(GRACE);
            synchronized (lines) {
                boolean stopped = context.cancelled() || (cause == Cause.ITSELF && interrupted(process.exitValue()));
                return new Ended(process.exitValue(), stopped ? Cause.CANCELLED : cause,
                        kept.toString(StandardCharsets.UTF_8), List.copyOf(lines));
            }
        } catch (IOException | InterruptedException stopped) {
            kill(process);
            if (stopped instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            return new Ended(-1, Cause.CANCELLED, "", List.of());
        } finally {
            try {
                Runtime.getRuntime().removeShutdownHook(end);
            } catch (IllegalStateException _) {
                // the program is ending and has begun it
            }
        }
    }

    /// Whether Ctrl-C ended it: a terminal interrupts it along with us, and it may hear of that first.
    private boolean interrupted(int code) {
        return code == INTERRUPTED || (code != 0 && !lines.isEmpty() && lines.getLast().endsWith("terminated by user"));
    }

    private static Thread reader(String name, Runnable reading) {
        return Thread.ofVirtual().name(name).start(reading);
    }

    private Cause await(Process process, Watch watch, WorkContext context) throws InterruptedException {
        long seen = -1;
        long since = System.nanoTime();
        while (!process.waitFor(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
            long now = signs.get() + watch.sign();
            if (now != seen) {
                seen = now;
                since = System.nanoTime();
            }
            Cause cause = context.cancelled()
                    ? Cause.CANCELLED
                    : System.nanoTime() - since > silence.toNanos()
                            ? Cause.SILENT
                            : watch.mustGiveWay() ? Cause.GAVE_WAY : Cause.ITSELF;
            if (cause != Cause.ITSELF) {
                kill(process);
                return cause;
            }
        }
        return Cause.ITSELF;
    }

    /// First the polite way, in which the tools cancel what they run on the server; then the other.
    private static void kill(Process process) {
        List<ProcessHandle> family = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        family.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("a tool did not end when told to: {}", process.info().command().orElse(""));
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        family.forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void readLines(Process process, Watch watch) {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            StringBuilder line = new StringBuilder();
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                if (c != '\n') {
                    if (line.length() < LONGEST_LINE) {
                        line.append((char) c);
                    }
                    continue;
                }
                take(line.toString(), watch);
                line.setLength(0);
            }
            if (!line.isEmpty()) {
                take(line.toString(), watch);
            }
        } catch (IOException closed) {
            LOG.debug("a tool's words ended early", closed);
        }
    }

    private void take(String line, Watch watch) {
        signs.incrementAndGet();
        synchronized (lines) {
            lines.addLast(line);
            if (lines.size() > MOST_LINES) {
                lines.removeFirst();
            }
        }
        watch.said(line);
    }

    private void readOutput(Process process, Watch watch, ByteArrayOutputStream kept) {
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = process.getInputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                signs.incrementAndGet();
                if (!watch.output(buffer, read) && kept.size() < MOST_OUTPUT) {
                    kept.write(buffer, 0, read);
                }
            }
        } catch (IOException closed) {
            LOG.debug("a tool's output ended early", closed);
        }
    }
}
