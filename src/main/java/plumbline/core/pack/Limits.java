package plumbline.core.pack;

import org.jspecify.annotations.Nullable;

/// Limits of two levels for a value; null where there is none. The limit itself is still allowed.
public record Limits(@Nullable Double leastWarning, @Nullable Double leastCritical, @Nullable Double mostWarning,
        @Nullable Double mostCritical) {

    /// How bad a value is.
    ///
    /// @return CRITICAL, WARNING, or INFO where it is within
    public Severity judge(double value) {
        if (below(value, leastCritical) || above(value, mostCritical)) {
            return Severity.CRITICAL;
        }
        return below(value, leastWarning) || above(value, mostWarning) ? Severity.WARNING : Severity.INFO;
    }

    private static boolean below(double value, @Nullable Double limit) {
        return limit != null && value < limit;
    }

    private static boolean above(double value, @Nullable Double limit) {
        return limit != null && value > limit;
    }
}
