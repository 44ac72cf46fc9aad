package plumbline.core.sql;

import java.util.ArrayList;
import java.util.List;

/// Walks once through a statement and finds its `:names` and its ends, passing over strings, quoted names, dollar
/// quotes and comments.
///
/// It guards against mistakes, not against attackers: the wall is the server's read-only transaction, and the driver
/// counts the statements again before it sends them.
final class SqlScanner {

    private final String source;
    private final java.util.function.@org.jspecify.annotations.Nullable UnaryOperator<String> written;
    private final boolean named;
    private final StringBuilder text = new StringBuilder();
    private final List<String> names = new ArrayList<>();
    private int at;
    private int statements;
    private boolean inStatement;

    /// @param named whether `:names` stand in it
    SqlScanner(String source, boolean named) {
        this(source, named, null);
    }

    /// @param written what stands in the place of a name, for a text that is read and not run; null: a `?`
    SqlScanner(String source, boolean named,
            java.util.function.@org.jspecify.annotations.Nullable UnaryOperator<String> written) {
        this.source = source;
        this.named = named;
        this.written = written;
    }

    NamedSql scan() {
        while (at < source.length()) {
            step(source.charAt(at));
        }
        if (inStatement) {
            statements++;
        }
        return new NamedSql(source, text.toString(), names, statements);
    }

    private void step(char c) {
        if (c == '\'') {
            boolean escapes = at > 0 && (source.charAt(at - 1) == 'e' || source.charAt(at - 1) == 'E')
                    && (at < 2 || !Character.isLetterOrDigit(source.charAt(at - 2)));
            copyQuoted('\'', escapes);
        } else if (c == '"') {
            copyQuoted('"', false);
        } else if (source.startsWith("--", at)) {
            copyUntil(SqlEnds.ofLine(source, at));
        } else if (source.startsWith("/*", at)) {
            copyUntil(SqlEnds.ofComment(source, at));
        } else if (c == '$' && dollarTag() != null) {
            copyDollarQuoted();
        } else if (c == ':') {
            colon();
        } else if (c == '?') {
            emit(written == null ? "??" : "?");
            at++;
        } else if (c == ';') {
            semicolon();
        } else {
            if (!Character.isWhitespace(c)) {
                inStatement = true;
            }
            text.append(c);
            at++;
        }
    }

    private void emit(String words) {
        inStatement = true;
        text.append(words);
    }

    private void semicolon() {
        if (inStatement) {
            statements++;
        }
        inStatement = false;
        text.append(';');
        at++;
    }

    private void colon() {
        if (source.startsWith("::", at)) {
            emit("::");
            at += 2;
            return;
        }
        int end = at + 1;
        while (end < source.length() && Character.isJavaIdentifierPart(source.charAt(end))) {
            end++;
        }
        boolean name = named && end > at + 1 && Character.isLetter(source.charAt(at + 1))
                && (at == 0 || !Character.isLetterOrDigit(source.charAt(at - 1)));
        if (name) {
            names.add(source.substring(at + 1, end));
            emit(written == null ? "?" : written.apply(source.substring(at + 1, end)));
            at = end;
        } else {
            emit(":");
            at++;
        }
    }

    private void copyQuoted(char quote, boolean escapes) {
        inStatement = true;
        copyUntil(SqlEnds.ofQuoted(source, at, quote, escapes));
    }

    private @org.jspecify.annotations.Nullable String dollarTag() {
        int end = at + 1;
        while (end < source.length()
                && (Character.isLetterOrDigit(source.charAt(end)) || source.charAt(end) == '_')) {
            end++;
        }
        return end < source.length() && source.charAt(end) == '$' ? source.substring(at, end + 1) : null;
    }

    private void copyDollarQuoted() {
        String tag = dollarTag();
        int close = tag == null ? -1 : source.indexOf(tag, at + tag.length());
        inStatement = true;
        copyUntil(tag == null || close < 0 ? source.length() : close + tag.length());
    }

    private void copyUntil(int end) {
        text.append(source, at, end);
        at = end;
    }
}
