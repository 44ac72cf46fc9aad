package plumbline.core.discover;

import java.time.Duration;
import java.util.List;
import plumbline.core.problem.Outcome;
import plumbline.core.session.Sessions;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// Discovery by questions alone: samples first, then the best evidence in whole tables. Thread-safe.
public final class SchemaDiscovery implements Discovery {

    private final Sessions sessions;

    public SchemaDiscovery(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Outcome<Discovered> look(Target target, List<String> schemas, Duration budget, WorkContext context) {
        return Outcome.of(() -> {
            try (Asker asker = new Asker(sessions, target, budget, context)) {
                return new Look(target, asker, context).look(schemas);
            }
        });
    }
}
