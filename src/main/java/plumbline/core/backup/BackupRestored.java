package plumbline.core.backup;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a restore did.
///
/// @param run     its number in the journal
/// @param safety  the copy of what was there before, or null where none was wanted
/// @param missing objects of the backup that are not in the database afterwards; empty where it is verified
public record BackupRestored(String run, @Nullable Path safety, List<String> missing) {

    public BackupRestored {
        missing = List.copyOf(missing);
    }
}
