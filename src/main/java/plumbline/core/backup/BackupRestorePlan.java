package plumbline.core.backup;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import plumbline.core.target.Identity;
import plumbline.core.target.Target;

/// What a restore would do: shown before anything is changed, and what the restore is bound to.
///
/// @param identity      which database the target is now
/// @param sameDatabase  whether the backup's record says that it was made of this one
/// @param contains      what is in the backup, one object or file a line
/// @param tables        the tables whose rows are put back, with how many; empty for a SQLite file
/// @param adds          whether rows are added to what is there; otherwise what is in the backup takes its place
/// @param otherSessions how many others are connected now; negative where the system does not say
/// @param command       what will be run, for a person to read
/// @param order         of a dump: how it is put back; null for a SQLite file
public record BackupRestorePlan(FoundBackup backup, Target target, Identity identity, boolean sameDatabase,
        List<String> contains, Map<String, Long> tables, boolean adds, long otherSessions, String command,
        @Nullable ArchiveOrder order) {

    public BackupRestorePlan {
        contains = List.copyOf(contains);
        tables = Collections.unmodifiableMap(new TreeMap<>(tables));
    }
}
