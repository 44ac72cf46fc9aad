package plumbline.core.activity;

import plumbline.core.sql.SqlEnds;

/// A statement's text without its values: strings, numbers, bit strings and dollar quotes become `?`, comments go; names,
/// keywords and `$1` stay. Used once.
///
/// It reads as PostgreSQL's scanner does (documentation, "Lexical Structure") with `standard_conforming_strings` on. The
/// server cuts long statements anywhere: what is open at the end is a value to its end.
final class StatementText {

    private static final String PLACE = "?";

    private final String source;
    private final StringBuilder text = new StringBuilder();
    private int at;

    private StatementText(String source) {
        this.source = source;
    }

    static String withoutLiterals(String statement) {
        return new StatementText(statement).walk();
    }

    private String walk() {
        while (at < source.length()) {
            step(source.charAt(at));
        }
        return text.toString().strip();
    }

    private void step(char c) {
        if (c == '\'') {
            value(SqlEnds.ofQuoted(source, at, '\'', false));
        } else if (c == '"') {
            copy(SqlEnds.ofQuoted(source, at, '"', false));
        } else if (source.startsWith("--", at)) {
            comment(SqlEnds.ofLine(source, at));
        } else if (source.startsWith("/*", at)) {
            comment(SqlEnds.ofComment(source, at));
        } else if (c == '$') {
            dollar();
        } else if (isDigit(c) || (c == '.' && at + 1 < source.length() && isDigit(source.charAt(at + 1)))) {
            value(endOfNumber());
        } else if (startsName(c)) {
            name();
        } else {
            copy(at + 1);
        }
    }

    /// A keyword or name; `E'`, `B'`, `X'`, `N'` and `U&'` begin a value.
    private void name() {
        int end = at;
        while (end < source.length() && (startsName(source.charAt(end)) || isDigit(source.charAt(end))
                || source.charAt(end) == '$')) {
            end++;
        }
        String word = source.substring(at, end);
        boolean unicode = word.equalsIgnoreCase("u") && source.startsWith("&'", end);
        boolean quoted = word.length() == 1 && "ebxnEBXN".contains(word) && source.startsWith("'", end);
        if (unicode) {
            value(SqlEnds.ofQuoted(source, end + 1, '\'', false));
        } else if (quoted) {
            value(SqlEnds.ofQuoted(source, end, '\'', word.equalsIgnoreCase("e")));
        } else {
            copy(end);
        }
    }

    /// A parameter as `$1`, or a string in `$$` or `$tag$`.
    private void dollar() {
        int end = at + 1;
        if (end < source.length() && isDigit(source.charAt(end))) {
            while (end < source.length() && isDigit(source.charAt(end))) {
                end++;
            }
            copy(end);
            return;
        }
        while (end < source.length() && (startsName(source.charAt(end)) || isDigit(source.charAt(end)))) {
            end++;
        }
        if (end < source.length() && source.charAt(end) == '$') {
            String tag = source.substring(at, end + 1);
            int close = source.indexOf(tag, end + 1);
            value(close < 0 ? source.length() : close + tag.length());
        } else {
            copy(at + 1);
        }
    }

    private void value(int end) {
        text.append(PLACE);
        at = end;
    }

    private void comment(int end) {
        if (!text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1))) {
            text.append(' '); // it parts words as a blank does
        }
        at = end;
    }

    private void copy(int end) {
        text.append(source, at, end);
        at = end;
    }

    /// Digits with a point, an exponent or a base, and whatever letters follow: a number never ends inside a word.
    private int endOfNumber() {
        int end = at;
        while (end < source.length()) {
            char c = source.charAt(end);
            boolean sign = (c == '+' || c == '-') && end > at && (source.charAt(end - 1) == 'e'
                    || source.charAt(end - 1) == 'E') && end + 1 < source.length() && isDigit(source.charAt(end + 1))
                    && !source.startsWith("0x", at) && !source.startsWith("0X", at);
            boolean point = c == '.' && !source.startsWith("..", end);
            if (!sign && !point && !isDigit(c) && !startsName(c)) {
                return end;
            }
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean startsName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    }
}
