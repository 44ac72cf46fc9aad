package plumbline.core.check;

import com.cronutils.descriptor.CronDescriptor;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import plumbline.core.text.Language;

/// Cron expressions of five fields, as crontab(5) has them: minute, hour, day of month, month, day of week. Stateless.
public final class CronText {

    private CronText() {}

    private static CronParser parser() {
        return new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
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

    /// The expression in words, for example "at 06:30".
    ///
    /// @throws IllegalArgumentException where it is no expression
    public static String words(String cron, Language language) {
        return CronDescriptor.instance(Locale.forLanguageTag(language.tag())).describe(parser().parse(cron));
    }
}
