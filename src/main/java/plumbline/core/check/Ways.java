package plumbline.core.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import plumbline.core.pack.Check;
import plumbline.core.pack.Repair;
import plumbline.core.session.Session;
import plumbline.core.target.Engine;

/// Which ways to put a check right can't work in a target, because it lacks what they need.
///
/// @param lacking a way's id to what is missing for it; a way that is not named lacks nothing, or nobody looked
public record Ways(Map<String, List<String>> lacking) {

    /// Nobody looked.
    public static final Ways UNASKED = new Ways(Map.of());

    public Ways {
        lacking = Map.copyOf(lacking);
    }

    /// Looks up what the ways of a check need beyond the check itself.
    ///
    /// @param session of the target; only its catalog is read
    public static Ways of(Session session, Check check) {
        Map<String, List<String>> lacking = new LinkedHashMap<>();
        for (Repair way : check.repairs()) {
            List<String> missing = way.needs().isEmpty()
                    ? List.of()
                    : session.dialect().missing(session, way.needs());
            if (!missing.isEmpty()) {
                lacking.put(way.id(), missing);
            }
        }
        return new Ways(lacking);
    }

    /// What a way lacks; empty where it can work.
    public List<String> lacking(Repair way) {
        return lacking.getOrDefault(way.id(), List.of());
    }

    /// The least destructive way that can work.
    public Optional<Repair> first(Check check, Engine engine) {
        return check.repairs(engine).stream().filter(way -> lacking(way).isEmpty()).findFirst();
    }

    /// Each way with what it lacks, for example `disable: users.status; delete: sessions`.
    public String words(Check check, Engine engine) {
        return check.repairs(engine).stream().filter(way -> !lacking(way).isEmpty())
                .map(way -> way.id() + ": " + String.join(", ", lacking(way))).collect(Collectors.joining("; "));
    }
}
