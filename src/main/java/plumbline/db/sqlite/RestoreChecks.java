package plumbline.db.sqlite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.LinkForm;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.checkpoint.Tables;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Row;
import plumbline.core.sql.Sql;
import plumbline.core.sql.TableName;

/// Finds out whether a restore left rows that refer to nothing, or a table that SQLite finds fault with, before it is
/// committed. What was so before is not the restore's doing.
///
/// A row that referred to nothing when the checkpoint was made may come back as it was: then the checkpoint's own copy has
/// as many of them. Undoing a restore may bring back any.
final class RestoreChecks {

    private static final Logger LOG = LoggerFactory.getLogger(RestoreChecks.class);
    /// SQLite reads about half a gigabyte of a cached file a second for this.
    private static final long MOST_BYTES_CHECKED = 256L * 1024 * 1024;
    private static final int MOST_LINES = 100;
    /// Rows without a rowid can only be counted.
    private static final String FRESH = """
            SELECT f.parent, count(*) FROM pragma_foreign_key_check(?, 'main') AS f
            WHERE f.rowid IS NOT NULL AND NOT EXISTS (SELECT 1 FROM temp.plumbline_orphans AS o
              WHERE o.child = f."table" AND o.row IS f.rowid AND o.link = f.fkid)
            GROUP BY f.parent
            UNION ALL
            SELECT n.parent, n.rows - n.before FROM (
              SELECT f.parent, count(*) AS rows, (SELECT count(*) FROM temp.plumbline_orphans AS o
                WHERE o.child = f."table" AND o.row IS NULL AND o.link = f.fkid) AS before
              FROM pragma_foreign_key_check(?, 'main') AS f WHERE f.rowid IS NULL GROUP BY f.parent, f.fkid) AS n
            WHERE n.rows > n.before
            """;

    private final SqliteAccess access;
    private final Set<String> children = new LinkedHashSet<>();
    private final Set<String> checked = new LinkedHashSet<>();
    private final Set<String> faults = new HashSet<>();

    RestoreChecks(SqliteAccess access) {
        this.access = access;
    }

    /// Notes what is wrong already.
    void before(Inventory inventory, List<TableName> touched) {
        for (LinkForm link : inventory.links()) {
            if (touched.contains(link.child()) || touched.contains(link.parent())) {
                children.add(link.child().table().name());
            }
        }
        access.change(Sql.of("DROP TABLE IF EXISTS temp.plumbline_orphans"));
        access.change(Sql.of("CREATE TEMP TABLE plumbline_orphans (child, row, link)"));
        Set<String> mistaken = new HashSet<>();
        for (String child : children) {
            try {
                access.change(Sql.of("INSERT INTO temp.plumbline_orphans"
                        + " SELECT \"table\", rowid, fkid FROM pragma_foreign_key_check(?, 'main')", child));
            } catch (ProblemException refused) {
                // such as a parent without a unique key: SQLite can't tell then, now or later
                if (refused.problem().code() != ProblemCode.STATEMENT) {
                    throw refused;
                }
                LOG.debug("foreign keys of {} can't be checked", child, refused);
                mistaken.add(child);
            }
        }
        children.removeAll(mistaken);
        if (bytes() <= MOST_BYTES_CHECKED) {
            touched.forEach(table -> checked.add(table.table().name()));
        }
        faults.addAll(faults());
    }

    private long bytes() {
        return Long.parseLong(access.ask(Sql.of(
                "SELECT c.page_count * s.page_size FROM pragma_page_count AS c, pragma_page_size AS s")).getFirst()
                .text(0));
    }

    private List<String> faults() {
        List<String> lines = new ArrayList<>();
        for (String table : checked) {
            for (Row row : access.ask(Sql.of("SELECT integrity_check FROM pragma_integrity_check(?)", table))) {
                if (!row.text(0).equals("ok")) {
                    lines.add(row.text(0));
                }
            }
        }
        return lines;
    }

    /// Compares with what is wrong now.
    ///
    /// @throws ProblemException ORPHANS or FILE_DAMAGED, naming the rows
    void after(RestorePlan plan) {
        for (String child : children) {
            List<Row> fresh = access.ask(Sql.of(FRESH, child, child));
            long rows = fresh.stream().mapToLong(row -> Long.parseLong(row.text(1))).sum();
            if (rows > 0 && rows > saved(child, plan)) {
                String words = fresh.stream().map(row -> row.text(1) + " -> " + row.text(0))
                        .collect(Collectors.joining(", "));
                throw new ProblemException(Problem.of(ProblemCode.ORPHANS, child, words));
            }
        }
        access.change(Sql.of("DROP TABLE temp.plumbline_orphans"));
        List<String> fresh = faults().stream().filter(line -> !faults.contains(line)).limit(MOST_LINES).toList();
        if (!fresh.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.FILE_DAMAGED, access.target().name(),
                    String.join("; ", fresh)));
        }
    }

    /// How many references of a table lead nowhere in the checkpoint; all may where a restore is taken back.
    private static long saved(String child, RestorePlan plan) {
        Manifest manifest = plan.request().checkpoint().manifest();
        if (manifest != null && manifest.reason().equals(Manifest.SAFETY)) {
            return Long.MAX_VALUE;
        }
        try (Tables saved = plan.request().shelf().open(plan.request().checkpoint())) {
            return saved.ofFile() instanceof SqliteTables copy ? copy.orphans(child) : 0;
        }
    }

    /// How many references of a table lead nowhere.
    static long orphans(SqliteAccess access, String child) {
        return Long.parseLong(access.ask(Sql.of("SELECT count(*) FROM pragma_foreign_key_check(?, 'main')", child))
                .getFirst().text(0));
    }
}
