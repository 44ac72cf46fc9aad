package plumbline.core.discover;

import java.time.Duration;
import java.util.List;
import plumbline.core.problem.Outcome;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// Looks for rules in data that nobody wrote a check for. Thread-safe.
public interface Discovery {

    /// How many violators a proposal shows.
    int SHOWN = 20;

    /// How long it looks unless a person says otherwise.
    Duration BUDGET = Duration.ofSeconds(45);

    /// Looks at a target; changes nothing there.
    ///
    /// @param schemas only these; empty: all
    /// @param budget  after which it ends with what it has
    /// @param context its cancel reaches the running statement
    /// @return fails where the target can't be asked at all
    Outcome<Discovered> look(Target target, List<String> schemas, Duration budget, WorkContext context);
}
