package plumbline.ui.sheet;

import java.util.List;

import org.jspecify.annotations.Nullable;

import plumbline.core.pack.Repair;
import plumbline.core.problem.Problem;
import plumbline.core.repair.RepairPlan;
import plumbline.core.repair.RepairRequest;

/// One repair of a series.
///
/// @param included whether it will be made
/// @param plan     what was previewed, or null
/// @param problem  why it could not be previewed or made, or null
/// @param runs     its numbers in the journal once it is made
public record SeriesStep(RepairRequest request, boolean included, @Nullable RepairPlan plan,
        @Nullable Problem problem, List<String> runs) {
    public SeriesStep {
        runs = List.copyOf(runs);
    }

    static SeriesStep of(RepairRequest request) {
        return new SeriesStep(request, false, null, null, List.of());
    }

    /// What is known of it.
    public State state() {
        if (!runs.isEmpty()) {
            return State.DONE;
        }
        if (problem != null) {
            return State.FAILED;
        }
        if (plan == null) {
            return State.WAITING;
        }
        if (plan.change().isEmpty()) {
            return State.NOTHING;
        }
        return plan.verified() ? State.PREVIEWED : State.UNVERIFIED;
    }

    /// Whether it may be made.
    public boolean ready() {
        return state() == State.PREVIEWED;
    }

    /// Whether it can be taken back.
    public boolean undoable() {
        return request.way().canBeUndone(request.target().engine());
    }

    SeriesStep by(Repair way) {
        return of(new RepairRequest(request.target(), request.check(), way, request.keys(), request.ticket()));
    }

    /// What can be taken back is part of the series unless the person says otherwise; the rest only if they say so.
    SeriesStep seen(RepairPlan fresh) {
        SeriesStep seen = new SeriesStep(request, included, fresh, null, runs);
        return new SeriesStep(request, seen.ready() && (included || undoable()), fresh, null, runs);
    }

    SeriesStep failed(Problem why) {
        return new SeriesStep(request, false, plan, why, runs);
    }

    SeriesStep made(List<String> numbers) {
        return new SeriesStep(request, included, plan, null, numbers);
    }

    SeriesStep include(boolean now) {
        return new SeriesStep(request, now && ready(), plan, problem, runs);
    }

    /// What can be known of a step.
    public enum State {
        WAITING, PREVIEWED, UNVERIFIED, NOTHING, FAILED, DONE
    }
}
