package plumbline.core.checkpoint;

import java.time.Instant;
import java.util.Map;
import plumbline.core.target.Engine;
import plumbline.core.target.Identity;

/// Where rows come from.
///
/// @param target   the connection's name at that time
/// @param identity which database it was
/// @param at       the instant of the rows by the target's clock
/// @param facts    what else tells about it: `snapshot`, `lsn`, `timeline`, `encoding`, `collation`, `lc_monetary` and
///                 the settings under which texts were written
public record Origin(Engine engine, String target, Identity identity, Instant at, Map<String, String> facts) {

    public Origin {
        facts = Map.copyOf(facts);
    }
}
