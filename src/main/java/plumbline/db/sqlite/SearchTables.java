package plumbline.db.sqlite;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plumbline.core.session.Row;
import plumbline.core.sql.Ident;
import plumbline.core.sql.Sql;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.sql.TableName;

/// Full-text tables that index another table's rows (`content=...`; SQLite documentation, "FTS5", 4.4.3): the triggers that
/// keep them in step may have been suppressed, so they are built anew. Those with rows of their own are left alone.
final class SearchTables {

    private static final Pattern CONTENT = Pattern.compile(
            "using\\s+fts[45]\\s*\\(.*\\bcontent\\s*=\\s*(?:'([^']+)'|\"([^\"]+)\"|([^\\s,')\"]+))",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private SearchTables() {}

    /// Builds those of the touched tables anew.
    static void rebuild(SqliteAccess access, List<TableName> touched) {
        for (Row row : access.ask(Sql.of(
                "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'create virtual%'"))) {
            Matcher found = CONTENT.matcher(row.text(1));
            if (found.find() && touched.stream()
                    .anyMatch(table -> table.table().name().equalsIgnoreCase(content(found)))) {
                Ident name = new Ident(row.text(0));
                access.change(new SqlBuilder().add("INSERT INTO main.").name(name).add(" (").name(name)
                        .add(") VALUES ('rebuild')").toSql());
            }
        }
    }

    private static String content(Matcher found) {
        for (int i = 1; i <= found.groupCount(); i++) {
            if (found.group(i) != null) {
                return found.group(i).toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }
}
