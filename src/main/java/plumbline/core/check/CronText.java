package plumbline.core.check;

import com.cronutils.descriptor.CronDescriptor;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plumbline.core.text.Language;
import plumbline.core.text.Messages;

/// Cron expressions of five fields, as crontab(5) has them: minute, hour, day of month, month, day of week. Stateless.
public final class CronText {

    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
    private static final String ANY = "*";

    private CronText() {}

    /// Made when first needed; a parser keeps nothing of what it parses.
    private static final class Parser {
        static final CronParser UNIX = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    }

    private static CronParser parser() {
        return Parser.UNIX;
    }

    /// Whether it is one.
    public static boolean isValid(String cron) {
        try {
            parser().parse(cron).validate();
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// When it comes next after a moment; empty where never.
    ///
    /// @throws IllegalArgumentException where it is no expression
    public static Optional<ZonedDateTime> next(String cron, ZonedDateTime after) {
        return ExecutionTime.forCron(parser().parse(cron)).nextExecution(after);
    }

    /// The expression in words, for example "daily at 06:30".
    ///
    /// The usual forms are said in our own words, since the library knows no Traditional Chinese; others in the
    /// library's, or as they stand.
    ///
    /// @throws IllegalArgumentException where it is no expression
    public static String words(String cron, Language language) {
        var parsed = parser().parse(cron);
        Messages messages = Messages.in(language);
        return usual(cron.strip().split("\\s+", -1), messages).orElseGet(() -> language == Language.ZH_TW
                ? messages.text("schedule.cron", cron.strip())
                : CronDescriptor.instance(Locale.forLanguageTag(language.tag())).describe(parsed));
    }

    private static Optional<String> usual(String[] fields, Messages messages) {
        if (fields.length != 5 || !fields[3].equals(ANY)) {
            return Optional.empty();
        }
        String minute = fields[0];
        String hour = fields[1];
        String dayOfMonth = fields[2];
        String dayOfWeek = fields[4];
        boolean everyDay = dayOfMonth.equals(ANY) && dayOfWeek.equals(ANY);
        if (everyDay && hour.equals(ANY)) {
            return hourly(minute, messages);
        }
        if (!number(minute) || !number(hour)) {
            return Optional.empty();
        }
        String time = String.format(Locale.ROOT, "%02d:%02d", Integer.parseInt(hour), Integer.parseInt(minute));
        if (everyDay) {
            return Optional.of(messages.text("schedule.daily", time));
        }
        if (dayOfMonth.equals(ANY)) {
            return dayOfWeek.equals("1-5")
                    ? Optional.of(messages.text("schedule.workdays", time))
                    : day(dayOfWeek).map(day -> messages.text("schedule.weekly",
                            day.getDisplayName(TextStyle.FULL, messages.language().locale()), time));
        }
        return dayOfWeek.equals(ANY) && number(dayOfMonth)
                ? Optional.of(messages.text("schedule.monthly", Integer.toString(Integer.parseInt(dayOfMonth)), time))
                : Optional.empty();
    }

    private static Optional<String> hourly(String minute, Messages messages) {
        if (minute.equals(ANY) || minute.equals("*/1")) {
            return Optional.of(messages.text("schedule.minutely"));
        }
        if (minute.startsWith("*/") && number(minute.substring(2)) && 60 % Integer.parseInt(minute.substring(2)) == 0) {
            return Optional.of(messages.text("schedule.minutes", minute.substring(2)));
        }
        return number(minute)
                ? Optional.of(messages.text("schedule.hourly", Integer.toString(Integer.parseInt(minute))))
                : Optional.empty();
    }

    private static Optional<DayOfWeek> day(String text) {
        int place = number(text) ? Integer.parseInt(text) % 7 : DAYS.indexOf(text.toLowerCase(Locale.ROOT));
        return place < 0 ? Optional.empty() : Optional.of(DayOfWeek.of(place == 0 ? 7 : place));
    }

    private static boolean number(String text) {
        return !text.isEmpty() && text.length() <= 2 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
