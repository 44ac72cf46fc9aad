package plumbline.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Holds a server on Windows by its pid file: `pg_ctl` gives up an administrator's rights for the server.
///
/// No shell watches over it there; one that was left behind by a killed console is stopped when the next starts.
///
/// @param pgCtl  the program that starts and stops
/// @param folder holds `data` and `server.conf`
record WindowsGuardian(Path pgCtl, Path folder) implements Guardian {

    private static final Duration START = Duration.ofSeconds(30);

    static WindowsGuardian start(Path bin, Path folder, Path log) throws IOException {
        Path pgCtl = bin.resolve("pg_ctl.exe");
        // names without a path, seen from the folder, need no quoting in the command line that pg_ctl makes
        List<String> words = List.of(pgCtl.toString(), "start", "-w", "-s", "-D", "data", "-l",
                log.getFileName().toString(), "-o", "--config-file=server.conf");
        Process started = Command.prepare(words, folder).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        Guardian.ended(started, START);
        return new WindowsGuardian(pgCtl, folder);
    }

    @Override
    public boolean running() {
        return PostmasterFile.in(folder.resolve("data")).flatMap(PostmasterFile::process).isPresent();
    }

    @Override
    public boolean stop(String how, Duration deadline) {
        try {
            Command.run(List.of(pgCtl.toString(), "stop", "-w", "-s", "-D", "data", "-m", how), folder, deadline);
        } catch (IOException failed) {
            return !running();
        }
        return !running();
    }
}
