package plumbline.core.checkpoint;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plumbline.core.sql.TableName;

/// What a checkpoint says of itself; written last.
///
/// @param version    of the form; a reader that is older than `minReader` refuses it
/// @param id         also its folder's name, without the ending
/// @param reason     why it was made: `manual`, `safety`, `scheduled`, `imported`
/// @param dbUser     the role, or empty
/// @param osUser     the account on the machine that made it
/// @param app        the version of the program that made it
/// @param millis     how long it took
/// @param restores   of a safety checkpoint: the checkpoint whose restore it was made for; else empty
/// @param run        of a safety checkpoint: the journal's run of that restore; else empty
/// @param tables     in the inventory's order
/// @param inventory  without the tables
/// @param root       SHA-256 over all tables' names, digests and files, as hex
public record Manifest(int version, int minReader, String id, String description, String reason, String dbUser,
        String osUser, String app, Instant created, long millis, String restores, String run, Origin origin,
        List<SavedTable> tables, Inventory inventory, String root) {

    /// The form this program writes.
    public static final int VERSION = 1;
    /// Made by a person.
    public static final String MANUAL = "manual";
    /// Made by a restore before it changed anything.
    public static final String SAFETY = "safety";
    /// Made by a schedule.
    public static final String SCHEDULED = "scheduled";
    /// Made from another form.
    public static final String IMPORTED = "imported";

    public Manifest {
        tables = List.copyOf(tables);
    }

    /// The tables by their names, worked out anew each time.
    public Map<TableName, SavedTable> byName() {
        Map<TableName, SavedTable> named = HashMap.newHashMap(tables.size());
        tables.forEach(table -> named.put(table.form().name(), table));
        return named;
    }

    /// How many rows in all.
    public long rows() {
        return tables.stream().mapToLong(SavedTable::rows).sum();
    }

    /// How many bytes unpacked in all.
    public long bytes() {
        return tables.stream().mapToLong(SavedTable::bytes).sum();
    }

    /// Whether a person made neither it nor its schedule.
    public boolean automatic() {
        return !reason.equals(MANUAL) && !reason.equals(IMPORTED);
    }
}
