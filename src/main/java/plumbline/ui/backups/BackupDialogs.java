package plumbline.ui.backups;

/// Where the screens' questions are asked: over the window, or in a test's list. FX thread only.
public interface BackupDialogs {

    /// Asks what is to be backed up.
    void create(CreateBackupViewModel create);

    /// Asks which folder is to be archived.
    void archive(ArchiveViewModel archive);

    /// Asks for tiers and shows what would go by them.
    void prune(PruneViewModel prune);

    /// Asks for a scheduled job.
    void schedule(JobViewModel job);

    /// Asks whether a scheduled job is to be taken out.
    void unschedule(RemoveJobViewModel remove);
}
