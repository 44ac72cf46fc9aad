package plumbline.core.schedule;

import java.util.Map;

/// Something that is done by itself at certain times.
public interface ScheduledJob {

    /// The times that have a name, as the scripts had them: at two at night, on Sunday, on the first.
    Map<String, String> NAMED = Map.of("daily", "0 2 * * *", "weekly", "0 2 * * 0", "monthly", "0 2 1 * *");

    /// Its own, by which its last run is remembered; no two of a kind share one.
    String name();

    /// The connection it is about, or empty where it needs none.
    String target();

    /// When, as crontab(5) writes it.
    String cron();

    /// The expression as people write it down: a name where it has one.
    static String written(String cron) {
        return NAMED.entrySet().stream().filter(each -> each.getValue().equals(cron)).map(Map.Entry::getKey)
                .findFirst().orElse(cron);
    }
}
