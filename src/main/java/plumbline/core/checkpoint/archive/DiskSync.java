package plumbline.core.checkpoint.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Syncs finished files while others are being written: each sync waits for the disk, and several at once wait for it
/// together. Thread-safe.
final class DiskSync implements AutoCloseable {

    private static final int THREADS = 4;
    /// Files that wait to be synced stay open; who finishes one more syncs it himself.
    private static final int MOST_WAITING = 64;
    private static final long IDLE_SECONDS = 1;

    private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(THREADS, THREADS, IDLE_SECONDS,
            TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().daemon().name("checkpoint-sync-", 1).factory(),
            new ThreadPoolExecutor.CallerRunsPolicy());

    DiskSync() {
        threads.allowCoreThreadTimeOut(true);
    }

    /// Syncs and closes a file, now or soon. A failure is said by [#all].
    void file(FileChannel file) {
        threads.execute(() -> {
            try (file) {
                file.force(true);
            } catch (IOException failed) {
                failure.compareAndSet(null, failed);
            }
        });
    }

    /// Waits until every file is on the disk; none can be added afterwards.
    void all() throws IOException {
        threads.close();
        IOException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    /// Waits until no file is open. Never fails.
    @Override
    public void close() {
        threads.close();
    }
}
