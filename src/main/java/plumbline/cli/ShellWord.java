package plumbline.cli;

import java.util.regex.Pattern;

/// Writes a word so that a shell takes it as it is, for commands that a person copies. Stateless.
final class ShellWord {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_@%+=:,./-]+");

    private ShellWord() {}

    static String of(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
