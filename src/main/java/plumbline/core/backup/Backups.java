package plumbline.core.backup;

import java.nio.file.Path;
import java.util.function.Supplier;

/// What there is to do with full backups.
///
/// @param root where backups go unless another folder is named: one folder a target below it
/// @param due  makes those whose time has come; opens the store when first asked for
/// @param file where the scheduled ones are written down
public record Backups(BackupMaker maker, Verifier verifier, TrialRestore trials, Supplier<BackupRestorer> restorer,
        Pruner pruner, BackupFolder folders, Supplier<DueBackups> due, Path root, Path file) {

    /// Where the backups of a target go.
    public Path folderOf(String target) {
        return root.resolve(BackupNames.safe(target));
    }

    /// The scheduled backups as they stand in the file now.
    public BackupJobs jobs() {
        return BackupJobs.read(file);
    }
}
