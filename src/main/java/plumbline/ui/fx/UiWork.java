package plumbline.ui.fx;

import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

import plumbline.core.problem.Effect;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.watch.Subscription;
import plumbline.core.work.CancelledException;
import plumbline.core.work.Job;
import plumbline.core.work.Jobs;
import plumbline.core.work.Work;
import plumbline.core.work.WorkContext;

/// How a view-model has something done off the screen's thread and hears of it there, whatever came of it.
///
/// @param ui         the screen's thread
/// @param background for what is too short to be a job and too long for the screen's thread: sorting, reading our store
/// @param texts      the words of the job's title
public record UiWork(Jobs jobs, Executor ui, Executor background, Texts texts) {
    /// Works something out without a job; nothing on a target may be asked this way.
    public <T> void quietly(Supplier<T> question, Consumer<Outcome<T>> then) {
        background.execute(() -> {
            Outcome<T> outcome = Outcome.of(question);
            ui.execute(() -> then.accept(outcome));
        });
    }

    /// Starts work that changes nothing on a target.
    ///
    /// @param then told on the screen's thread; a cancelled job answers with `CANCELLED`, a bug with `UNEXPECTED`
    public <T> Job<Outcome<T>> ask(String title, String target, Work<Outcome<T>> work, Consumer<Outcome<T>> then) {
        return start(title, target, work, then, Effect.NOTHING_CHANGED);
    }

    /// Starts work that may change a target; a bug in it leaves open whether it did.
    public <T> Job<Outcome<T>> change(String title, String target, Work<Outcome<T>> work, Consumer<Outcome<T>> then) {
        return start(title, target, work, then, Effect.UNKNOWN);
    }

    /// The same work, whose progress is also told on the screen's thread.
    public <T> Work<T> told(Work<T> work, BiConsumer<Double, String> progress) {
        return context -> work.run(new Told(context, ui, progress));
    }

    private <T> Job<Outcome<T>> start(String title, String target, Work<Outcome<T>> work, Consumer<Outcome<T>> then,
            Effect afterBug) {
        Job<Outcome<T>> job = jobs.start(title, target, work);
        var _ = job.result().whenComplete((outcome, failure) -> ui.execute(() -> then
                .accept(failure == null
                        ? outcome
                        : new Outcome.Failed<>(problemOf(failure, target.isEmpty() ? title : target, afterBug)))));
        return job;
    }

    private static Problem problemOf(Throwable failure, String target, Effect afterBug) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return switch (cause) {
            case ProblemException expected -> expected.problem();
            case CancelledException _ -> Problem.of(ProblemCode.CANCELLED, target);
            // only the kind of the bug: its message may hold data, and the log has it
            case null -> Problem.of(ProblemCode.UNEXPECTED, target).withEffect(afterBug);
            default ->
                new Problem(ProblemCode.UNEXPECTED, target, afterBug, cause.getClass().getSimpleName());
        };
    }

    private record Told(WorkContext inner, Executor ui, BiConsumer<Double, String> listener) implements WorkContext {
        @Override
        public void progress(double fraction, String doing) {
            inner.progress(fraction, doing);
            ui.execute(() -> listener.accept(fraction, doing));
        }

        @Override
        public boolean cancelled() {
            return inner.cancelled();
        }

        @Override
        public Subscription onCancel(Runnable action) {
            return inner.onCancel(action);
        }
    }
}
