package plumbline.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;

/// Moments as people write them: `2026-11-22`, `2026-11-22T10:15`, with an offset or without, which then is this
/// machine's.
final class Moments {

    private Moments() {}

    /// From when on.
    ///
    /// @return in ISO form, or empty where nothing was written
    static String from(String option, String text) {
        return text.isBlank() ? "" : moment(option, text, 0).toString();
    }

    /// Until when; a day is meant whole.
    static String to(String option, String text) {
        return text.isBlank() ? "" : moment(option, text, 1).toString();
    }

    private static Instant moment(String option, String text, int days) {
        String written = text.strip().replace(' ', 'T');
        ZoneId here = ZoneId.systemDefault();
        try {
            if (written.indexOf('T') < 0) {
                return LocalDate.parse(written).plusDays(days).atStartOfDay(here).toInstant();
            }
            return written.matches(".*T.*(Z|[+-]\\d\\d(:?\\d\\d)?)")
                    ? OffsetDateTime.parse(written).toInstant()
                    : LocalDateTime.parse(written).atZone(here).toInstant();
        } catch (DateTimeException unread) {
            throw new ProblemException(Problem.of(ProblemCode.BAD_INPUT, option + " " + text,
                    messages -> messages.text("cli.snapshot.moment")));
        }
    }
}
