package plumbline.ui.target;

import java.util.List;
import plumbline.core.health.MetricGroup;

/// One group of tiles on the target screen.
///
/// @param metrics their ids, in the order of the screen
record TileGroup(MetricGroup group, List<String> metrics) {

    TileGroup {
        metrics = List.copyOf(metrics);
    }

    /// The message key of its name.
    String key() {
        return "target.group." + group.name().toLowerCase(java.util.Locale.ROOT);
    }
}
