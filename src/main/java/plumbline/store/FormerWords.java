package plumbline.store;

import java.util.regex.Pattern;

/// What the journal's entries of the first version say in English words, read as it would be written today: without
/// words, so that it reads the same in every language. Such an entry can be undone only while its identity is read as
/// [plumbline.core.target.Identity#line] writes it.
final class FormerWords {

    private static final Pattern SYSTEM = Pattern.compile(", system (\\S+)$");
    // PostgreSQL's databases begin with their number; a SQLite file's path never does
    private static final Pattern SERVER = Pattern.compile("^(\\d+ .*) at (\\S+:\\d+)(?= #|$)");
    private static final Pattern ROLE = Pattern.compile("^(.+?) as (.+)$");

    private FormerWords() {}

    /// `16384 shop at 10.1.2.3:5432, system 7391` is `16384 shop @ 10.1.2.3:5432 #7391`; what is without words stays.
    static String identity(String line) {
        return SERVER.matcher(SYSTEM.matcher(line).replaceFirst(" #$1")).replaceFirst("$1 @ $2");
    }

    /// `anna as plumbline` is `anna (plumbline)`; what is without words stays.
    static String who(String line) {
        return ROLE.matcher(line).replaceFirst("$1 ($2)");
    }
}
