package plumbline.core.activity;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What kind of statement a text is, told from its words outside of strings, quoted names and comments.
///
/// It guards against mistakes, not against attackers: the wall is the server's read-only transaction.
final class StatementShape {

    private static final Pattern QUIET = Pattern.compile("(?s)(?i:\\bE)'[^'\\\\]*+(?:(?:\\\\.|'')[^'\\\\]*+)*+'"
            + "|'[^']*+(?:''[^']*+)*+'|\"[^\"]*+\"|--[^\\n]*+|/\\*.*?\\*/|\\$((?:[A-Za-z_]\\w*)?)\\$.*?\\$\\1\\$");
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d{1,5})");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");
    private static final Set<String> PLANNED = Set.of("SELECT", "WITH", "VALUES", "TABLE", "INSERT", "UPDATE", "DELETE",
            "MERGE");
    private static final Set<String> WRITES = Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "INTO");

    private final String bare;

    StatementShape(String statement) {
        this.bare = QUIET.matcher(statement).replaceAll(" ").strip();
    }

    /// Whether there is no statement at all.
    boolean isEmpty() { return bare.isEmpty(); }

    /// Whether more than one statement stands in it.
    boolean isSeveral() {
        int end = bare.indexOf(';');
        return end >= 0 && !bare.substring(end).replace(';', ' ').isBlank();
    }

    /// Whether the server plans it: utility statements have no plan.
    boolean isPlanned() {
        Matcher first = WORD.matcher(bare.replaceFirst("^[\\s(]+", ""));
        return first.lookingAt() && PLANNED.contains(first.group().toUpperCase(Locale.ROOT));
    }

    /// Whether it only reads, as far as its words tell: a function in it may do anything.
    boolean isSelect() {
        return isPlanned() && WORD.matcher(bare).results()
                .noneMatch(word -> WRITES.contains(word.group().toUpperCase(Locale.ROOT)));
    }

    /// The highest number of a parameter, such as 2 for `$2`; 0 where it has none.
    int parameters() {
        return PARAMETER.matcher(bare).results().mapToInt(each -> Integer.parseInt(each.group(1))).max().orElse(0);
    }
}
