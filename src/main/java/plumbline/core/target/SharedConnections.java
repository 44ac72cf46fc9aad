package plumbline.core.target;

import java.nio.file.Path;
import java.util.List;
import plumbline.core.problem.Outcome;

/// Reads the connections that a colleague's file holds. Implementations are thread-safe and change nothing.
@FunctionalInterface
public interface SharedConnections {

    /// All connections of a file, in its order; no two have the same name.
    ///
    /// @return a failure is BAD_CONNECTIONS_FILE, with every mistake and its line
    Outcome<List<Target>> in(Path file);
}
