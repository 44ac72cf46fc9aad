package plumbline.core.checkpoint.restore;

import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.RestoreResult;
import plumbline.core.checkpoint.Restores;
import plumbline.core.problem.Outcome;
import plumbline.core.work.WorkContext;

/// Restores with what packs declare around them: which triggers are kept from firing, and what is looked at afterwards.
/// Thread-safe.
///
/// @param restores does the work
/// @param triggers named by packs
/// @param after    runs what packs name once the rows are back
public record RestoresOfPacks(Restores restores, DeclaredTriggers triggers, AfterRestore after) implements Restores {

    @Override
    public Outcome<RestorePlan> preview(RestoreRequest request, CheckpointLog log, WorkContext context) {
        return restores.preview(request.checkpoint().usable() ? triggers.in(request) : request, log, context);
    }

    @Override
    public Outcome<RestoreResult> apply(RestorePlan plan, CheckpointLog log, WorkContext context) {
        return followed(plan.request(), restores.apply(plan, log, context), context);
    }

    @Override
    public Outcome<RestoreResult> applyUnseen(RestoreRequest request, CheckpointLog log, WorkContext context) {
        RestoreRequest asked = request.checkpoint().usable() ? triggers.in(request) : request;
        return followed(asked, restores.applyUnseen(asked, log, context), context);
    }

    private Outcome<RestoreResult> followed(RestoreRequest request, Outcome<RestoreResult> outcome,
            WorkContext context) {
        return outcome instanceof Outcome.Done<RestoreResult>(RestoreResult done)
                ? new Outcome.Done<>(done.with(after.run(request, done, context)))
                : outcome;
    }

    @Override
    public Outcome<String> script(RestorePlan plan) {
        return restores.script(plan);
    }
}
