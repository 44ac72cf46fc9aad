package plumbline.core.health;

import java.util.Locale;

/// Writes a number of bytes for people, in binary units, the same in every language.
public final class Bytes {

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

    private Bytes() {}

    /// A number of bytes in the largest unit of which there is one.
    ///
    /// @param value    how many of the unit
    /// @param decimals how many digits behind the point help
    public record Size(double value, int decimals, String unit) {}

    /// In its unit.
    public static Size of(double bytes) {
        double value = bytes;
        int unit = 0;
        while (Math.abs(value) >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return new Size(value, unit == 0 || Math.abs(value) >= 100 ? 0 : 1, UNITS[unit]);
    }

    /// For example `5.1 MiB`; a whole number of a unit without its `.0`.
    public static String text(double bytes) {
        Size size = of(bytes);
        String number = String.format(Locale.ROOT, "%." + size.decimals() + "f", size.value());
        return (number.endsWith(".0") ? number.substring(0, number.length() - 2) : number) + " " + size.unit();
    }
}
