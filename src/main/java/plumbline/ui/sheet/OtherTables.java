package plumbline.ui.sheet;

import java.util.Map;
import java.util.TreeMap;

import plumbline.core.repair.RepairPlan;

/// Tables that changed beyond those a repair names.
final class OtherTables {
    private OtherTables() {}

    /// Rows by table; `*` where the system has no names for them.
    static Map<String, Long> of(RepairPlan seen) {
        Map<String, Long> others = new TreeMap<>();
        seen.tables().forEach((table, rows) -> {
            long beyond = table.equals("*") ? rows - seen.change().size() : rows;
            boolean named = seen.request().way().touches().stream().map(touch -> touch.table().table().name())
                    .anyMatch(own -> table.equals(own) || table.endsWith("." + own));
            if (!named && beyond > 0) {
                others.put(table, beyond);
            }
        });
        return others;
    }
}
