package plumbline.core.repair;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.pack.Means;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Row;
import plumbline.core.session.Rows;
import plumbline.core.session.Session;
import plumbline.core.session.Sessions;
import plumbline.core.sql.NamedSql;
import plumbline.core.target.Target;

/// What a statement outside a transaction may leave behind when it fails, such as a half-built index. Used for one
/// statement, by one thread.
final class Ruins {

    private static final Logger LOG = LoggerFactory.getLogger(Ruins.class);
    private static final Duration LOOK = Duration.ofSeconds(10);
    /// Putting away waits for whoever uses the table; a person who cancelled waits no longer than this.
    private static final Duration PUT_AWAY = Duration.ofSeconds(30);

    private final Sessions sessions;
    private final Target target;
    private final Means.@Nullable Cleanup cleanup;
    private final Map<String, @Nullable Object> finding;
    private final Set<List<String>> before;

    /// Looks what lies about already, which is somebody else's and left alone.
    ///
    /// @param finding the values of the finding the statement is about
    Ruins(Sessions sessions, Target target, Means.Outside means, Map<String, @Nullable Object> finding) {
        this.sessions = sessions;
        this.target = target;
        this.cleanup = means.cleanup().orElse(null);
        this.finding = finding;
        this.before = cleanup == null ? Set.of() : look();
    }

    private Set<List<String>> look() {
        Set<List<String>> there = new HashSet<>();
        try (Session session = sessions.monitor(target, LOOK)) {
            find(session).rows().forEach(row -> there.add(texts(row)));
        }
        return there;
    }

    private Rows find(Session session) {
        return cleanup == null
                ? new Rows(List.of(), List.of(), 0)
                : session.query(cleanup.find().bind(finding), Integer.MAX_VALUE);
    }

    private static List<String> texts(Row row) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < row.values().size(); i++) {
            texts.add(row.text(i));
        }
        return texts;
    }

    /// Puts away what the failed statement left.
    ///
    /// @return what is still there, in words; empty where nothing is
    String putAway() {
        if (cleanup == null) {
            return "";
        }
        List<String> left = new ArrayList<>();
        try (Session session = sessions.job(target, PUT_AWAY)) {
            Rows rows = find(session);
            for (Row row : rows.rows()) {
                if (!before.contains(texts(row))) {
                    NamedSql sql = cleanup.statement().fill(name -> rows.indexOf(name).map(row::get).orElse(null));
                    left.add(String.join(" ", texts(row)));
                    session.update(sql.bind(Map.of()));
                    left.removeLast();
                }
            }
        } catch (ProblemException failed) {
            LOG.warn("what a failed statement left on {} could not be put away: {}", target.name(),
                    failed.problem().detail());
            if (left.isEmpty()) {
                left.add("?");
            }
        }
        return String.join(", ", left);
    }
}
