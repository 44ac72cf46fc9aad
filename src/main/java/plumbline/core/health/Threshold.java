package plumbline.core.health;

import org.jspecify.annotations.Nullable;
import plumbline.core.text.LocalText;

/// From where on a value is a warning or critical.
///
/// @param warning  null where there is no such limit
/// @param critical null where there is no such limit
/// @param lowIsBad whether values below the limits are the bad ones
/// @param source   where the figures come from, for the explanation of the tile
public record Threshold(@Nullable Double warning, @Nullable Double critical, boolean lowIsBad, LocalText source) {

    /// No limits: the value is shown and never graded.
    public static final Threshold NONE = new Threshold(null, null, false, LocalText.same(""));

    /// How a value stands; a limit that is reached counts as crossed.
    public Verdict judge(double value) {
        if (crosses(critical, value)) {
            return Verdict.CRITICAL;
        }
        return crosses(warning, value) ? Verdict.WARNING : Verdict.OK;
    }

    private boolean crosses(@Nullable Double limit, double value) {
        return limit != null && (lowIsBad ? value <= limit : value >= limit);
    }
}
