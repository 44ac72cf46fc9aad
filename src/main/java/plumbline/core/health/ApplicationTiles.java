package plumbline.core.health;

import java.util.List;
import plumbline.core.session.Session;
import plumbline.core.target.Target;

/// The metrics an application system adds to those of its database system. Implementations are thread-safe.
@FunctionalInterface
public interface ApplicationTiles {

    /// Those that can be asked of a target as it is now.
    ///
    /// @param session read-only; used to see which tables and functions there are
    List<Metric> of(Target target, Session session);

    /// None.
    static ApplicationTiles none() {
        return (_, _) -> List.of();
    }
}
