package plumbline.core.sql;

/// Where parts of an SQL text end that may hold anything (PostgreSQL documentation, "Lexical Structure"). What is open at
/// the text's end ends there.
public final class SqlEnds {

    private SqlEnds() {}

    /// The end of a string or quoted name.
    ///
    /// @param start   where its opening quote stands
    /// @param escapes whether a backslash takes the next character with it
    /// @return behind the closing quote
    public static int ofQuoted(String source, int start, char quote, boolean escapes) {
        int end = start + 1;
        while (end < source.length()) {
            char c = source.charAt(end);
            boolean doubled = c == quote && end + 1 < source.length() && source.charAt(end + 1) == quote;
            if ((escapes && c == '\\') || doubled) {
                end += 2;
            } else if (c == quote) {
                return end + 1;
            } else {
                end++;
            }
        }
        return source.length();
    }

    /// The end of the line.
    ///
    /// @return where its line end stands
    public static int ofLine(String source, int start) {
        int newline = source.indexOf('\n', start);
        return newline < 0 ? source.length() : newline;
    }

    /// The end of a comment in `/* */`, which may hold others.
    ///
    /// @param start where it begins
    /// @return behind it
    public static int ofComment(String source, int start) {
        int depth = 0;
        int end = start;
        while (end < source.length()) {
            if (source.startsWith("/*", end)) {
                depth++;
                end += 2;
            } else if (source.startsWith("*/", end)) {
                depth--;
                end += 2;
                if (depth == 0) {
                    return end;
                }
            } else {
                end++;
            }
        }
        return source.length();
    }
}
