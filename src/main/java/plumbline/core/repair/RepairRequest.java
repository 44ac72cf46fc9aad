package plumbline.core.repair;

import java.util.List;
import java.util.Map;
import plumbline.core.pack.Check;
import plumbline.core.pack.Repair;
import plumbline.core.target.Target;

/// What is to be put right.
///
/// @param keys   the chosen findings, key column to its text; empty: all of the check
/// @param ticket a number for the journal, or empty
public record RepairRequest(Target target, Check check, Repair way, List<Map<String, String>> keys, String ticket) {

    public RepairRequest {
        keys = List.copyOf(keys);
    }
}
