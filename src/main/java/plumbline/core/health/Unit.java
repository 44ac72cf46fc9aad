package plumbline.core.health;

import java.util.Locale;
import java.util.Optional;

/// What a metric's number counts. Screens write it for people; JSON carries the bare number and the unit's word.
public enum Unit {

    COUNT("count"), PERCENT("percent"), MILLISECONDS("ms"), SECONDS("s"), BYTES("bytes"), PER_SECOND(
            "per second"), ROWS("rows"), STATE("state");

    private final String word;

    Unit(String word) {
        this.word = word;
    }

    /// The word in JSON and in metric files.
    public String word() {
        return word;
    }

    /// The unit of this word, if it is one.
    public static Optional<Unit> ofWord(String word) {
        for (Unit unit : values()) {
            if (unit.word.equals(word.toLowerCase(Locale.ROOT))) {
                return Optional.of(unit);
            }
        }
        return Optional.empty();
    }
}
