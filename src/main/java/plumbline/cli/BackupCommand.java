package plumbline.cli;

import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import plumbline.core.backup.Backups;
import plumbline.core.work.WorkContext;

/// `backup`: full backups beside checkpoints.
@Command(name = "backup", description = "Full backups: dumps of PostgreSQL, copies of SQLite files, archives of folders; verify, restore, keep in bounds.")
final class BackupCommand {

    private BackupCommand() {}

    /// The command with those below it.
    static CommandLine line(TargetNames names, Supplier<Backups> backups, Unfinished unfinished,
            CheckpointRestoreCommand.Surroundings surroundings) {
        Supplier<WorkContext> work = surroundings.work();
        Said said = surroundings.said();
        BackupWords words = new BackupWords(said);
        CommandLine line = new CommandLine(new BackupCommand());
        line.addSubcommand(new BackupMaking.Create(names, backups, work, said));
        line.addSubcommand(new BackupMaking.Archive(backups, work, said));
        line.addSubcommand(new BackupLooking.ListThem(backups, work, words, said));
        line.addSubcommand(new BackupLooking.Verify(names, backups, words, surroundings));
        line.addSubcommand(new BackupRestoring(names, backups, unfinished, surroundings));
        line.addSubcommand(new BackupPruning(backups, work, words, said));
        line.addSubcommand(new BackupTimes.Schedule(backups, said));
        line.addSubcommand(new BackupTimes.RunDue(backups, work, said));
        return line;
    }
}
