package plumbline.core.pack;

import java.util.List;
import java.util.Set;
import plumbline.core.target.Engine;

/// What a pack says of itself before its checks: enough to tell whether it is wanted.
///
/// @param characteristic tables by whose existence a database is recognised as this system's; empty: fits every one
public record PackHead(String id, Set<Engine> engines, List<String> characteristic) {

    public PackHead {
        engines = Set.copyOf(engines);
        characteristic = List.copyOf(characteristic);
    }

    /// The head of a pack that was read.
    public static PackHead of(Pack pack) {
        return new PackHead(pack.id(), pack.engines(), pack.characteristic());
    }
}
