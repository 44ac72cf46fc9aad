package plumbline.core.discover;

import java.util.List;
import plumbline.core.target.Target;

/// What was found.
///
/// @param proposals those of one kind together, the surest first
/// @param millis    how long it took
/// @param tables    how many tables were looked at
/// @param complete  false where the budget ended before everything was asked, or a table could not be read
public record Discovered(Target target, List<Proposal> proposals, long millis, int tables, boolean complete) {

    public Discovered {
        proposals = List.copyOf(proposals);
    }
}
