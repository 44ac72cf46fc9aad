package plumbline.ui.backups;

import java.util.Locale;
import plumbline.core.backup.BackupJob;
import plumbline.core.schedule.ScheduledJob;

/// What a scheduled job makes.
public enum JobKind {

    CHECKPOINT, BACKUP, FILES;

    /// The kind of a job.
    static JobKind of(ScheduledJob job) {
        return job instanceof BackupJob backup ? backup.target().isEmpty() ? FILES : BACKUP : CHECKPOINT;
    }

    /// The word in ids and message keys.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
