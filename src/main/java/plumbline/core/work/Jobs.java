package plumbline.core.work;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.problem.ProblemException;
import plumbline.core.watch.Subscription;
import plumbline.core.watch.Watchable;
import plumbline.core.watch.Watched;

/// Runs work off the calling thread, with progress and Cancel, and lists what runs. Thread-safe.
public final class Jobs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Executor executor;
    private final Runnable shutdown;
    private final AtomicLong ids = new AtomicLong();
    private final Watched<List<JobStatus>> running = new Watched<>(List.of());
    private final List<Running<?>> live = new ArrayList<>();

    private Jobs(Executor executor, Runnable shutdown) {
        this.executor = executor;
        this.shutdown = shutdown;
    }

    /// Jobs on threads of their own, named `work-…`.
    public static Jobs threaded() {
        ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("work-", 1).factory());
        return new Jobs(threads, () -> end(threads));
    }

    /// Jobs that run on the calling thread before [#start] returns: for tests and the command line.
    public static Jobs direct() {
        return new Jobs(Runnable::run, () -> {});
    }

    /// The jobs that have not ended, oldest first.
    public Watchable<List<JobStatus>> running() {
        return running;
    }

    /// Starts work.
    ///
    /// @param title  what it does, in the person's language
    /// @param target the connection it works on, or empty
    public <T> Job<T> start(String title, String target, Work<T> work) {
        Running<T> job = new Running<>(
                new JobStatus(ids.incrementAndGet(), title, target, JobState.WAITING, -1, "", Instant.now()));
        synchronized (live) {
            live.add(job);
        }
        publish();
        executor.execute(() -> job.perform(work));
        return new Job<>(job.status.id(), job.result, job::cancel);
    }

    /// Asks the job with this number to stop; nothing happens if it has ended.
    public void cancel(long id) {
        copyOfLive().stream().filter(job -> job.status.id() == id).forEach(Running::cancel);
    }

    /// Cancels what runs and waits a few seconds for it to end.
    @Override
    public void close() {
        copyOfLive().forEach(Running::cancel);
        shutdown.run();
    }

    private List<Running<?>> copyOfLive() {
        synchronized (live) {
            return List.copyOf(live);
        }
    }

    private void publish() {
        running.set(copyOfLive().stream().map(job -> job.status).toList());
    }

    private static void end(ExecutorService threads) {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("jobs still run after {}; their sessions are aborted", PATIENCE);
                threads.shutdownNow();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Running<T> implements WorkContext {

        private final CompletableFuture<T> result = new CompletableFuture<>();
        private final AtomicBoolean cancelled = new AtomicBoolean();
        private final List<Runnable> onCancel = new ArrayList<>();
        private volatile JobStatus status;

        Running(JobStatus first) {
            this.status = first;
        }

        void perform(Work<T> work) {
            status = status.with(JobState.RUNNING);
            publish();
            T value = null;
            Throwable failure = null;
            try {
                checkCancelled();
                value = work.run(this);
            } catch (Throwable any) { // whatever it is, whoever waits must be told
                failure = any;
            }
            synchronized (live) {
                live.remove(this);
            }
            publish();
            if (failure == null) {
                result.complete(value);
            } else {
                if (!(failure instanceof ProblemException || failure instanceof CancelledException)) {
                    LOG.error("job failed: {}", status.title(), failure);
                }
                result.completeExceptionally(cancelled.get() ? new CancelledException() : failure);
            }
        }

        void cancel() {
            if (!cancelled.compareAndSet(false, true)) {
                return;
            }
            status = status.with(JobState.CANCELLING);
            publish();
            List<Runnable> actions;
            synchronized (onCancel) {
                actions = List.copyOf(onCancel);
            }
            // reaching a server may take time; whoever pressed Cancel must not wait for it
            actions.forEach(action -> Thread.ofVirtual().name("cancel").start(action));
        }

        @Override
        public void progress(double fraction, String doing) {
            status = status.with(fraction, doing);
            publish();
        }

        @Override
        public boolean cancelled() {
            return cancelled.get();
        }

        @Override
        public Subscription onCancel(Runnable action) {
            synchronized (onCancel) {
                onCancel.add(action);
            }
            if (cancelled.get()) {
                action.run();
            }
            return () -> {
                synchronized (onCancel) {
                    onCancel.remove(action);
                }
            };
        }
    }
}
