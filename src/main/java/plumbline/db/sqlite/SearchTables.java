package plumbline.db.sqlite;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /// Full-text tables with rows of their own, and trees of places; a table without content can't be read.
    private static final Pattern KEEPS = Pattern.compile("\\busing\\s+[\"'`\\[]?(fts[345]|rtree(_i32)?)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ELSEWHERE = Pattern.compile("\\b(content|languageid)\\s*=", Pattern.CASE_INSENSITIVE);

    private SearchTables() {}

    /// Whether a virtual table keeps rows that SQLite itself can read and write one by one.
    static boolean keepsRows(String sql) {
        return KEEPS.matcher(sql).find() && !ELSEWHERE.matcher(sql).find();
    }

    /// A virtual table.
    ///
    /// @param content the table whose rows it indexes; empty where it keeps its own
    /// @param restored whether its rows are put back like those of a table
    record Search(String name, String content, boolean restored) {

        boolean reads(List<TableName> tables) {
            return tables.stream().anyMatch(table -> table.table().name().equalsIgnoreCase(content));
        }
    }

    /// All virtual tables of a file.
    static List<Search> all(SqliteAccess access) {
        return access.ask(Sql.of(
                "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'create virtual%' ORDER BY name"))
                .stream().map(row -> {
                    Matcher found = CONTENT.matcher(row.text(1));
                    return new Search(row.text(0), found.find() ? content(found) : "", keepsRows(row.text(1)));
                }).toList();
    }

    /// Builds those of the touched tables anew.
    static void rebuild(SqliteAccess access, List<TableName> touched) {
        for (Search search : all(access)) {
            if (search.reads(touched)) {
                Ident name = new Ident(search.name());
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
