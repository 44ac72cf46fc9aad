package plumbline.core.check;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The times that have a name, in packs and on screen alike: on the hour, early in the morning, on Monday morning, on the
/// first of the month; before people work, and not all at once.
public enum Rhythm {

    HOURLY("0 * * * *"), DAILY("30 6 * * *"), WEEKLY("0 7 * * 1"), MONTHLY("30 7 1 * *");

    private final String cron;

    Rhythm(String cron) {
        this.cron = cron;
    }

    /// The same as a cron expression of five fields.
    public String cron() {
        return cron;
    }

    /// The name in a pack.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The times of this name; empty where it is none.
    public static Optional<Rhythm> ofWord(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
