package plumbline.core.target;

import java.util.List;
import plumbline.core.watch.Watchable;

/// The saved connections, without their secrets. Implementations are thread-safe; failures are `ProblemException`s.
public interface Connections {

    /// All of them, in the order of the file; follows changes made by other programs.
    Watchable<List<Target>> all();

    /// Adds one, or puts it in the place of the one called `replaces`.
    ///
    /// @param replaces the name before the edit, or the target's own name for a new one
    void save(Target target, String replaces);

    /// Removes one; its secrets and its history stay.
    void remove(String name);
}
