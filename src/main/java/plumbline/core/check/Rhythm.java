package plumbline.core.check;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The times that have a name, in packs and on screen alike.
public enum Rhythm {
    /// On the hour, for what is cheap.
    HOURLY("0 * * * *"),
    /// Early in the morning, when the seeds' own scripts run.
    DAILY("30 6 * * *"),
    /// On Monday morning.
    WEEKLY("0 7 * * 1"),
    /// On the first of the month.
    MONTHLY("30 7 1 * *");

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
