package plumbline.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// What a running server is held by.
interface Guardian {

    /// Whether the server has not ended.
    boolean running();

    /// Asks the server to end and waits for it.
    ///
    /// @param how `fast` or `immediate`
    /// @return whether it ended in time
    boolean stop(String how, Duration deadline);

    /// Starts a server whose folder holds `data` and `server.conf`; returns before it is ready.
    ///
    /// @param bin where `postgres` and `pg_ctl` are
    /// @param log gets what the server writes; emptied first
    static Guardian start(ServerAccount account, Path bin, Path folder, Path log) throws IOException {
        return ServerAccount.windows()
                ? WindowsGuardian.start(bin, folder, log)
                : ShellGuardian.start(account, bin, folder, log);
    }

    /// Waits for a process even where the thread has been told to hurry; what was started must be seen to end.
    static boolean ended(Process process, Duration deadline) {
        boolean interrupted = Thread.interrupted();
        try {
            return process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            interrupted = true;
            return !process.isAlive();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
