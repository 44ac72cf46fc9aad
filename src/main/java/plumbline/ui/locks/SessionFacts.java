package plumbline.ui.locks;

import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.Backend;

/// What is known of a session, name by name. FX thread only.
final class SessionFacts {

    private SessionFacts() {}

    static void add(Facts facts, LockWords words, Backend backend, Supplier<Instant> now) {
        facts.add("locks.fact.state", words.state(backend));
        facts.add("locks.fact.user", backend.user());
        facts.add("locks.fact.application", backend.application());
        facts.add("locks.fact.client", backend.client());
        facts.add("locks.fact.database", backend.database());
        facts.add("locks.fact.kind", words.kind(backend.kind()));
        facts.add("locks.fact.leader", backend.leader() == 0 ? "" : String.valueOf(backend.leader()));
        facts.add("locks.fact.wait",
                backend.waitType().isEmpty() ? "" : backend.waitType() + " : " + backend.waitEvent());
        facts.add("locks.fact.started", () -> since(words, backend.started(), now.get()));
        facts.add("locks.fact.transaction", () -> since(words, backend.transaction(), now.get()));
        facts.add("locks.fact.query", () -> since(words, backend.query(), now.get()));
        facts.add("locks.fact.changed", () -> since(words, backend.changed(), now.get()));
        Long xmin = backend.xmin();
        facts.add("locks.fact.xmin", xmin == null ? "" : words.number(xmin));
    }

    private static String since(LockWords words, @Nullable Instant at, Instant now) {
        return at == null ? "" : words.texts().now("locks.fact.since", words.moment(at, now), words.age(at, now));
    }
}
