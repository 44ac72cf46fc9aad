package plumbline.core.pack.yaml;

import java.util.Map;
import plumbline.core.check.CronText;
import plumbline.core.yaml.FieldsReader;

/// Reads when a check is asked by itself: `hourly`, `daily`, `weekly`, `monthly`, or a cron expression of five fields.
final class ScheduleReader {

    /// At night, when the seeds' own scripts run, and on the hour for what is cheap.
    private static final Map<String, String> WORDS = Map.of("hourly", "0 * * * *", "daily", "30 6 * * *", "weekly",
            "0 7 * * 1", "monthly", "30 7 1 * *");

    private ScheduleReader() {}

    static String schedule(FieldsReader fields) {
        String text = fields.text("schedule", "").strip();
        String known = WORDS.get(text);
        if (known != null) {
            return known;
        }
        if (!text.isEmpty() && !CronText.isValid(text)) {
            fields.wrong("schedule", "'" + text
                    + "' must be hourly, daily, weekly, monthly or a cron expression such as 30 6 * * *");
            return "";
        }
        return text;
    }
}
