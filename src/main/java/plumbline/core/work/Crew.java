package plumbline.core.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Does parts of one piece of work on threads of their own, and waits for all of them. They are threads of the system's,
/// so that long computing keeps nobody else from a turn.
public final class Crew {

    private Crew() {}

    /// Runs the part once for each number from 0 and returns when all have ended.
    ///
    /// @param name  of the threads
    /// @param first called by the thread that fails first, with its failure, so that it can stop the others
    /// @throws RuntimeException the first failure
    public static void perform(String name, int size, IntConsumer part, Runnable first) {
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int number = i;
            threads.add(Thread.ofPlatform().daemon().name(name + "-" + (i + 1)).start(() -> {
                try {
                    part.accept(number);
                } catch (Throwable any) { // whatever it is, whoever waits must be told
                    if (failure.compareAndSet(null, any)) {
                        first.run();
                    }
                }
            }));
        }
        join(threads, first);
        switch (failure.get()) {
            case null -> {
                // all went well
            }
            case RuntimeException bare -> throw bare;
            case Error bare -> throw bare;
            case Throwable other -> throw new IllegalStateException(other);
        }
    }

    private static void join(List<Thread> threads, Runnable stop) {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (true) {
                try {
                    thread.join();
                    break;
                } catch (InterruptedException hurried) {
                    // they still write into what the caller is about to remove: stopped, but waited for
                    interrupted = true;
                    stop.run();
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
