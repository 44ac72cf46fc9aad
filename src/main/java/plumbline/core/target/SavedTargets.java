package plumbline.core.target;

import java.util.ArrayList;
import java.util.List;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;

/// A list of saved connections and the rules by which it changes, whatever keeps it.
///
/// @param all in their order; no two have the same name
public record SavedTargets(List<Target> all) {

    /// None.
    public static final SavedTargets NONE = new SavedTargets(List.of());

    public SavedTargets {
        all = List.copyOf(all);
    }

    /// Whether a connection has this name.
    public boolean has(String name) {
        return indexOf(name) >= 0;
    }

    /// The list with a connection added at its end, or in the place of the one it replaces; see [Connections#save].
    ///
    /// @throws ProblemException NAME_TAKEN
    public SavedTargets with(Target target, String replaces) {
        int place = indexOf(replaces);
        int taken = indexOf(target.name());
        if (taken >= 0 && taken != place) {
            throw new ProblemException(Problem.of(ProblemCode.NAME_TAKEN, target.name()));
        }
        List<Target> next = new ArrayList<>(all);
        Target saved = target.asSaved();
        if (place < 0) {
            next.add(saved);
        } else {
            next.set(place, saved);
        }
        return new SavedTargets(next);
    }

    /// The list with several connections added at its end.
    ///
    /// @throws ProblemException NAME_TAKEN, with every taken name
    public SavedTargets withAll(List<Target> targets) {
        List<String> taken = targets.stream().map(Target::name).filter(this::has).toList();
        if (!taken.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.NAME_TAKEN, String.join(", ", taken)));
        }
        SavedTargets next = this;
        for (Target target : targets) {
            next = next.with(target, "");
        }
        return next;
    }

    /// The list without a connection.
    ///
    /// @throws ProblemException UNKNOWN_TARGET
    public SavedTargets without(String name) {
        if (!has(name)) {
            throw new ProblemException(Problem.of(ProblemCode.UNKNOWN_TARGET, name));
        }
        return new SavedTargets(all.stream().filter(each -> !each.name().equals(name)).toList());
    }

    private int indexOf(String name) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
