package plumbline.core.target;

import java.util.List;
import java.util.Optional;
import plumbline.core.problem.Problem;
import plumbline.core.watch.Watchable;
import plumbline.core.watch.Watched;

/// The saved connections, without their secrets. Implementations are thread-safe; failures are `ProblemException`s.
public interface Connections {

    /// All of them, in the order of the file; follows changes made by other programs.
    Watchable<List<Target>> all();

    /// Why they can't be read at the moment, or empty; [#all] then holds what was last known, at first nothing.
    default Watchable<Optional<Problem>> problem() {
        return new Watched<>(Optional.empty());
    }

    /// Adds one, or puts it in the place of the one called `replaces`.
    ///
    /// @param replaces the name before the edit; the target's own name adds it or replaces it; empty only adds it. A name
    ///                 that another connection has is refused with NAME_TAKEN
    void save(Target target, String replaces);

    /// Adds several, all of them or none.
    ///
    /// @throws plumbline.core.problem.ProblemException NAME_TAKEN with every name that another connection has
    void add(List<Target> targets);

    /// Removes one; its secrets and its history stay.
    void remove(String name);
}
