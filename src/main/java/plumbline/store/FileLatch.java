package plumbline.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import plumbline.core.problem.ToldException;
import plumbline.core.text.Phrase;

/// Lets one at a time through, of all threads and all processes; whoever is killed inside frees it. It locks a file of
/// its own, never the one that is being written.
final class FileLatch implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final FileChannel channel;

    private FileLatch(FileChannel channel) {
        this.channel = channel;
    }

    /// Waits for its turn.
    ///
    /// @throws IOException also where the turn did not come in time
    static FileLatch enter(Path file, Duration patience) throws IOException {
        FileChannel channel = PrivateFiles.open(file);
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (!locked(channel)) {
                if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
                    throw new ToldException(Phrase.of("detail.held", String.valueOf(file.getFileName())));
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } catch (IOException refused) {
            channel.close();
            throw refused;
        }
        return new FileLatch(channel);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null && lock.isValid();
        } catch (OverlappingFileLockException anotherThread) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close(); // frees the lock
    }
}
