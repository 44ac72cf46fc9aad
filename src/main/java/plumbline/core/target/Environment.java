package plumbline.core.target;

import java.util.Locale;
import java.util.Optional;

/// What a target is used for; decides how loud the console is about a change.
public enum Environment {

    PRODUCTION, STAGING, TEST;

    /// The word in files and on the command line.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The environment of this word, if it is one.
    public static Optional<Environment> ofWord(String word) {
        for (Environment environment : values()) {
            if (environment.word().equals(word.toLowerCase(Locale.ROOT))) {
                return Optional.of(environment);
            }
        }
        return Optional.empty();
    }
}
