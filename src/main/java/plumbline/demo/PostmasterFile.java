package plumbline.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a running server writes into `postmaster.pid` (PostgreSQL's `src/include/utils/pidfile.h`).
///
/// @param pid     the postmaster's process id
/// @param started when it started
/// @param ready   whether it accepts connections
record PostmasterFile(long pid, Instant started, boolean ready) {

    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(3);
    private static final int LINE_STARTED = 2;
    private static final int LINE_STATUS = 7;

    /// Reads it; empty where there is none or it is not yet written whole.
    static Optional<PostmasterFile> in(Path data) {
        try {
            List<String> lines = Files.readString(data.resolve("postmaster.pid"), StandardCharsets.ISO_8859_1).lines()
                    .map(String::strip).toList();
            if (lines.size() <= LINE_STARTED) {
                return Optional.empty();
            }
            boolean ready = lines.size() > LINE_STATUS && lines.get(LINE_STATUS).equals("ready");
            return Optional.of(new PostmasterFile(Long.parseLong(lines.getFirst()),
                    Instant.ofEpochSecond(Long.parseLong(lines.get(LINE_STARTED))), ready));
        } catch (IOException | NumberFormatException absent) {
            return Optional.empty();
        }
    }

    /// The server's process, if it still runs. A process that got its number later is not mistaken for it: the name and
    /// the time of start must fit too.
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive)
                .filter(process -> process.info().command()
                        .map(command -> String.valueOf(Path.of(command).getFileName()).startsWith("postgres"))
                        .orElse(false))
                .filter(process -> process.info().startInstant()
                        .map(instant -> Duration.between(instant, started).abs().compareTo(CLOCKS_DIFFER) <= 0)
                        .orElse(false));
    }
}
