package plumbline.core.check;

import java.time.Instant;
import java.util.List;
import plumbline.core.pack.Check;

/// Checks of one target that were asked by themselves and found more than the time before.
///
/// @param target the connection's name
/// @param more   one for each such check, in the order asked
public record NewFindings(String target, List<More> more, Instant at) {

    public NewFindings {
        more = List.copyOf(more);
    }

    /// A check and how many findings it had and has.
    public record More(Check check, long before, long now) {}
}
