package plumbline.core.checkpoint.cell;

import java.time.LocalDate;

/// Times as PostgreSQL writes them with `DateStyle` ISO, `IntervalStyle` postgres and `TimeZone` UTC (PostgreSQL sources,
/// utils/adt/datetime.c: EncodeDateTime, EncodeTimezone, EncodeInterval). Stateless.
final class Times {

    private static final long SECOND = 1_000_000L;
    private static final long DAY = 86_400L * SECOND;
    /// From 1970 to 2000.
    private static final long EPOCH_DAYS = 10_957;

    private Times() {}

    static String date(int days) {
        if (days == Integer.MAX_VALUE || days == Integer.MIN_VALUE) {
            return days > 0 ? "infinity" : "-infinity";
        }
        LocalDate date = LocalDate.ofEpochDay(days + EPOCH_DAYS);
        return day(date) + era(date);
    }

    private static String day(LocalDate date) {
        int year = date.getYear() > 0 ? date.getYear() : 1 - date.getYear();
        return padded(year, 4) + "-" + padded(date.getMonthValue(), 2) + "-" + padded(date.getDayOfMonth(), 2);
    }

    private static String era(LocalDate date) {
        return date.getYear() > 0 ? "" : " BC";
    }

    /// @param zone what stands behind the time, such as `+00`
    static String timestamp(long micros, String zone) {
        if (micros == Long.MAX_VALUE || micros == Long.MIN_VALUE) {
            return micros > 0 ? "infinity" : "-infinity";
        }
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(micros, DAY) + EPOCH_DAYS);
        return day(date) + " " + time(Math.floorMod(micros, DAY)) + zone + era(date);
    }

    static String time(long micros) {
        return clock(micros);
    }

    /// @param west seconds west of Greenwich
    static String timeWithZone(long micros, int west) {
        int size = Math.abs(west);
        StringBuilder zone = new StringBuilder(west <= 0 ? "+" : "-").append(padded(size / 3600, 2));
        if (size % 3600 != 0) {
            zone.append(':').append(padded(size / 60 % 60, 2));
        }
        if (size % 60 != 0) {
            zone.append(':').append(padded(size % 60, 2));
        }
        return clock(micros) + zone;
    }

    private static String clock(long micros) {
        long seconds = micros / SECOND;
        StringBuilder text = new StringBuilder(padded(seconds / 3600, 2)).append(':')
                .append(padded(seconds / 60 % 60, 2)).append(':').append(padded(seconds % 60, 2));
        long part = micros % SECOND;
        if (part != 0) {
            String digits = padded(part, 6);
            int length = 6;
            while (digits.charAt(length - 1) == '0') {
                length--;
            }
            text.append('.').append(digits, 0, length);
        }
        return text.toString();
    }

    static String interval(long micros, int days, int months) {
        if (micros == Long.MAX_VALUE && days == Integer.MAX_VALUE && months == Integer.MAX_VALUE) {
            return "infinity";
        }
        if (micros == Long.MIN_VALUE && days == Integer.MIN_VALUE && months == Integer.MIN_VALUE) {
            return "-infinity";
        }
        StringBuilder text = new StringBuilder();
        boolean before = part(text, months / 12, "year", false);
        before = part(text, months % 12, "mon", before);
        before = part(text, days, "day", before);
        if (text.isEmpty() || micros != 0) {
            text.append(text.isEmpty() ? "" : " ").append(micros < 0 ? "-" : before ? "+" : "");
            text.append(micros == Long.MIN_VALUE ? "2562047788:00:54.775808" : clock(Math.abs(micros)));
        }
        return text.toString();
    }

    private static boolean part(StringBuilder text, int value, String unit, boolean before) {
        if (value == 0) {
            return before;
        }
        text.append(text.isEmpty() ? "" : " ").append(before && value > 0 ? "+" : "").append(value).append(' ')
                .append(unit).append(value == 1 ? "" : "s");
        return value < 0;
    }

    private static String padded(long number, int width) {
        String digits = Long.toString(number);
        return digits.length() >= width ? digits : "0".repeat(width - digits.length()) + digits;
    }
}
