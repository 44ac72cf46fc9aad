package plumbline.core.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How statements of others are kept in the [LockHistory]; the live view always shows them as they are.
public enum KeptStatements {

    WHOLE, WITHOUT_LITERALS, NONE;

    /// Unless something else is chosen: what is kept is data of others, and a statement's values are most of it.
    public static final KeptStatements DEFAULT = WITHOUT_LITERALS;

    /// The name under which the choice is remembered.
    public static final String SETTING = "locks.statements";

    /// The word in the settings and message keys.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The choice of a word.
    public static Optional<KeptStatements> ofWord(String word) {
        for (KeptStatements each : values()) {
            if (each.word().equals(word)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /// A reading as it may be kept. What the server's own processes say of themselves stays: it has no values, and
    /// without it an autovacuum against wraparound would look like any other.
    public ActivitySample of(ActivitySample sample) {
        if (this == WHOLE) {
            return sample;
        }
        List<Backend> backends = new ArrayList<>(sample.backends());
        backends.replaceAll(each -> each.kind().equals("autovacuum worker") ? each : with(each, of(each.statement())));
        return new ActivitySample(sample.at(), sample.database(), sample.standby(), sample.limited(),
                sample.deadlockTimeout(), backends, sample.waits(), sample.prepared());
    }

    private String of(String statement) {
        return this == NONE ? "" : StatementText.withoutLiterals(statement);
    }

    private static Backend with(Backend b, String statement) {
        return new Backend(b.pid(), b.leader(), b.kind(), b.database(), b.user(), b.application(), b.client(),
                b.state(), b.started(), b.transaction(), b.query(), b.changed(), b.waitType(), b.waitEvent(), b.xmin(),
                statement, b.own());
    }
}
