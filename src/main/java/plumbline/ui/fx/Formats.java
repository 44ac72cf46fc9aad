package plumbline.ui.fx;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import plumbline.core.health.Bytes;
import plumbline.core.health.Unit;
import plumbline.core.text.Language;
import plumbline.core.text.Messages;

/// Numbers, units and ages as people of one language read them.
public record Formats(Messages messages) {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /// A number and its unit, apart, so that a tile can write the number large.
    ///
    /// @param tight whether the language writes no space between them
    public record Quantity(String number, String unit, boolean tight) {

        Quantity(String number, String unit) {
            this(number, unit, false);
        }

        /// Both on one line.
        public String line() {
            return unit.isEmpty() ? number : number + (tight ? "" : " ") + unit;
        }
    }

    /// A metric's value.
    public Quantity value(double value, Unit unit) {
        return switch (unit) {
            case COUNT -> new Quantity(number(value), "");
            case ROWS -> new Quantity(number(value), messages.text("control.unit.rows"));
            case PERCENT -> new Quantity(decimals(value, value > 99 && value < 100 ? 2 : 1), "%",
                    messages.language() != Language.EN);
            case MILLISECONDS -> milliseconds(value);
            case SECONDS -> new Quantity(duration(Duration.ofMillis(Math.round(value * 1000))), "");
            case BYTES -> bytes(value);
            case PER_SECOND -> new Quantity(number(value), messages.text("control.unit.per-second"));
            case STATE -> new Quantity(messages.text(value > 0 ? "control.unit.state.yes" : "control.unit.state.no"),
                    "");
        };
    }

    /// A number with its thousands grouped and no more digits than help.
    public String number(double value) {
        double size = Math.abs(value);
        return decimals(value, size >= 100 || value == Math.rint(value) ? 0 : size >= 1 ? 1 : 2);
    }

    /// How long something took or lasts, in its two largest units.
    public String duration(Duration duration) {
        Duration length = duration.isNegative() ? Duration.ZERO : duration;
        if (length.toDays() > 0) {
            return two("control.duration.d", "control.duration.h", length.toDays(), length.toHoursPart());
        }
        if (length.toHours() > 0) {
            return two("control.duration.h", "control.duration.m", length.toHours(), length.toMinutesPart());
        }
        if (length.toMinutes() > 0) {
            return two("control.duration.m", "control.duration.s", length.toMinutes(), length.toSecondsPart());
        }
        double seconds = length.toMillis() / 1000.0;
        return messages.text("control.duration.s", seconds == 0 ? "0" : number(seconds));
    }

    /// How long ago, in its largest unit.
    public String age(Duration age) {
        Duration length = age.isNegative() ? Duration.ZERO : age;
        if (length.toSeconds() < 1) {
            return messages.text("control.age.now");
        }
        if (length.toMinutes() < 1) {
            return messages.text("control.age.s", length.toSeconds() + "");
        }
        if (length.toHours() < 1) {
            return messages.text("control.age.m", length.toMinutes() + "");
        }
        return length.toDays() < 1
                ? messages.text("control.age.h", length.toHours() + "")
                : messages.text("control.age.d", length.toDays() + "");
    }

    /// The time of day, with the date where it is another day.
    public String moment(Instant at, Instant now, ZoneId zone) {
        boolean sameDay = at.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
        return DateTimeFormatter.ofPattern(sameDay ? "HH:mm:ss" : "yyyy-MM-dd HH:mm").format(at.atZone(zone));
    }

    /// A moment with its date and its seconds, in the form that every language reads and that sorts.
    public static String stamp(Instant at, ZoneId zone) {
        return STAMP.format(at.atZone(zone));
    }

    /// The day of a moment.
    public static String day(Instant at, ZoneId zone) {
        return DateTimeFormatter.ISO_LOCAL_DATE.format(at.atZone(zone));
    }

    /// How long a statement took; what is too short for a millisecond says so instead of 0.
    public String took(long millis) {
        return millis == 0 ? messages.text("control.duration.instant") : milliseconds((double) millis).line();
    }

    private String two(String large, String small, long many, int few) {
        String first = messages.text(large, String.valueOf(many));
        return few == 0 ? first : first + " " + messages.text(small, String.valueOf(few));
    }

    private Quantity milliseconds(double value) {
        if (value >= 1000) {
            return new Quantity(decimals(value / 1000, 1), messages.text("control.unit.s"));
        }
        return new Quantity(decimals(value, value < 10 ? 1 : 0), messages.text("control.unit.ms"));
    }

    private Quantity bytes(double value) {
        Bytes.Size size = Bytes.of(value);
        return new Quantity(decimals(size.value(), size.decimals()), size.unit());
    }

    private String decimals(double value, int most) {
        NumberFormat format = NumberFormat.getNumberInstance(messages.language().locale());
        format.setMaximumFractionDigits(most);
        return format.format(value);
    }
}
