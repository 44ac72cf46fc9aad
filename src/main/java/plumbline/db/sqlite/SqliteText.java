package plumbline.db.sqlite;

/// Looks at SQL as `sqlite_schema` keeps it: as it was typed. Stateless.
final class SqliteText {

    private SqliteText() {}

    /// The statement with every run of blanks outside quotes as one blank, and without comments.
    static String oneLine(String sql) {
        return plain(sql, true);
    }

    /// Whether a word stands in it outside quotes and comments.
    static boolean hasWord(String sql, String word) {
        for (String each : plain(sql, false).split("\\W+", -1)) {
            if (each.equalsIgnoreCase(word)) {
                return true;
            }
        }
        return false;
    }

    private static String plain(String sql, boolean quoted) {
        StringBuilder out = new StringBuilder(sql.length());
        int i = 0;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            int end = i + 1;
            if (c == '\'' || c == '"' || c == '`' || c == '[') {
                end = past(sql, sql.indexOf(c == '[' ? ']' : c, i + 1), 1);
                out.append(quoted ? sql.substring(i, end) : " ");
            } else if (sql.startsWith("--", i)) {
                end = past(sql, sql.indexOf('\n', i), 1);
                blank(out);
            } else if (sql.startsWith("/*", i)) {
                end = past(sql, sql.indexOf("*/", i + 2), 2);
                blank(out);
            } else if (Character.isWhitespace(c)) {
                blank(out);
            } else {
                out.append(c);
            }
            i = end;
        }
        return out.toString().strip();
    }

    private static int past(String sql, int found, int length) {
        return found < 0 ? sql.length() : found + length;
    }

    private static void blank(StringBuilder out) {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
            out.append(' ');
        }
    }
}
