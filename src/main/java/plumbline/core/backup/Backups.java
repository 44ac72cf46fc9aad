package plumbline.core.backup;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import plumbline.core.schedule.DueJobs;

/// What there is to do with full backups.
///
/// @param root where backups go unless another folder is named: one folder a target below it
/// @param due  makes those whose time has come; opens the store when first asked for
/// @param book where the scheduled ones are written down
public record Backups(BackupMaker maker, Verifier verifier, TrialRestore trials, Supplier<BackupRestorer> restorer,
        Pruner pruner, BackupFolder folders, Supplier<DueJobs<BackupJob, FoundBackup>> due, Path root,
        ScheduleBook book) {

    /// Where the backups of a target go.
    public Path folderOf(String target) {
        return root.resolve(BackupNames.safe(target));
    }

    /// The scheduled backups as they stand in the file now.
    public List<BackupJob> jobs() {
        return book.read().jobs();
    }
}
