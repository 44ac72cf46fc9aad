package plumbline.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plumbline.core.discover.Discovered;
import plumbline.core.discover.Discovery;
import plumbline.core.discover.Proposal;
import plumbline.core.discover.SchemaDiscovery;
import plumbline.core.work.WorkContext;
import plumbline.testing.TestPostgres;
import plumbline.testing.TestSessions;

/// Discovery in 200 tables with 5 million rows; see [PlantedRules].
///
/// Goals: under 60 s, at least 9 of 10 planted rules found, at most 1 proposal in 10 wrong. They are printed, not
/// asserted: other programs on the machine would decide about the time. The second look has a third of the time the first
/// needed, as a slow machine would have.
@Tag("bench")
final class DiscoverBench {

    private static final List<String> KINDS = List.of("foreign-key", "counter", "flag", "near-unique");

    @Test
    void findsThePlantedRulesInFiveMillionRows() throws SQLException {
        TestPostgres.Database database = TestPostgres.of(18).freshDatabase();
        PlantedRules rules = new PlantedRules();
        long began = System.nanoTime();
        rules.make(database);
        System.out.printf(Locale.ROOT, "%nmade 200 tables with %s rows in %d s%n", one(database, ROWS),
                (System.nanoTime() - began) / 1_000_000_000);
        try (TestSessions sessions = new TestSessions()) {
            SchemaDiscovery discovery = new SchemaDiscovery(sessions.sessions());
            database.run("CREATE EXTENSION IF NOT EXISTS pg_stat_statements; SELECT pg_stat_statements_reset()");
            Discovered found = discovery.look(database.target(), List.of(), Discovery.BUDGET, WorkContext.none())
                    .orThrow();
            System.out.println("  statements and their time on the server: " + one(database, STATEMENTS));
            print(found, rules.planted());
            Duration third = Duration.ofMillis(Math.max(200, found.millis() / 3));
            System.out.println("with a third of that time:");
            print(discovery.look(database.target(), List.of(), third, WorkContext.none()).orThrow(), rules.planted());
            assertEquals(200, found.tables());
        }
    }

    private static final String ROWS = """
            SELECT sum((xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %I', relname), false, true,
                '')))[1]::text::bigint) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace""";

    private static final String STATEMENTS = """
            SELECT sum(calls) || ', ' || round(sum(total_exec_time + total_plan_time)) || ' ms; slowest '
                || max(max_exec_time)::int || ' ms' FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
            WHERE d.datname = current_database()""";

    private static String one(TestPostgres.Database database, String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void print(Discovered found, Set<String> planted) {
        Set<String> names = found.proposals().stream().map(DiscoverBench::name)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> missed = new TreeSet<>(planted);
        missed.removeAll(names);
        Set<String> wrong = new TreeSet<>(names);
        wrong.removeAll(planted);
        System.out.printf(Locale.ROOT, "discovery in %d tables: %.1f s (goal: under 60), complete %s%n", found.tables(),
                found.millis() / 1000.0, found.complete());
        System.out.printf(Locale.ROOT, "  planted rules found %d of %d (goal: 9 of 10); missed %s%n",
                planted.size() - missed.size(), planted.size(), missed);
        System.out.printf(Locale.ROOT, "  wrong proposals %d of %d (goal: at most 1 of 10) %s%n", wrong.size(),
                names.size(), wrong);
        for (String kind : KINDS) {
            System.out.printf(Locale.ROOT, "    %s: found %d of %d, wrong %d%n", kind,
                    of(kind, planted) - of(kind, missed), of(kind, planted), of(kind, wrong));
        }
        System.out.printf(Locale.ROOT, "  left: %d tables unread, %d comparisons, %d suspicions %s%n",
                found.left().tables().size(), found.left().comparisons(), found.left().suspected().size(),
                found.left().suspected().stream().limit(12).toList());
    }

    private static long of(String kind, Set<String> rules) {
        return rules.stream().filter(rule -> rule.startsWith(kind + " ")).count();
    }

    private static String name(Proposal proposal) {
        String parent = proposal instanceof Proposal.ForeignKey link ? " to " + link.link().parent().table() : "";
        return proposal.kind() + " " + proposal.table().table() + "." + proposal.column() + parent;
    }
}
