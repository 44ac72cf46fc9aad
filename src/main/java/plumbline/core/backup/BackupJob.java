package plumbline.core.backup;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.schedule.ScheduledJob;

/// A backup that is made by itself at certain times.
///
/// @param name   its own, by which its last run is remembered
/// @param target a saved connection's name, or empty where folders are archived
/// @param tables of the target; empty: all
/// @param files  folders to archive; empty where it has a target
/// @param folder where to
/// @param cron   when, as crontab(5) writes it
/// @param keep   what is kept afterwards; null: everything
public record BackupJob(String name, String target, List<String> tables, Scope scope, int level, List<Path> files,
        Path folder, String cron, @Nullable Tiers keep) implements ScheduledJob {

    public BackupJob {
        tables = List.copyOf(tables);
        files = List.copyOf(files);
    }
}
