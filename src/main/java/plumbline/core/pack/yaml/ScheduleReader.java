package plumbline.core.pack.yaml;

import java.util.Optional;
import plumbline.core.check.CronText;
import plumbline.core.check.Rhythm;
import plumbline.core.yaml.FieldsReader;

/// Reads when a check is asked by itself: `hourly`, `daily`, `weekly`, `monthly`, or a cron expression of five fields.
final class ScheduleReader {

    private ScheduleReader() {}

    static String schedule(FieldsReader fields) {
        String text = fields.text("schedule", "").strip();
        Optional<Rhythm> known = Rhythm.ofWord(text);
        if (known.isPresent()) {
            return known.get().cron();
        }
        if (!text.isEmpty() && !CronText.isValid(text)) {
            fields.wrong("schedule", "'" + text
                    + "' must be hourly, daily, weekly, monthly or a cron expression such as 30 6 * * *");
            return "";
        }
        return text;
    }
}
