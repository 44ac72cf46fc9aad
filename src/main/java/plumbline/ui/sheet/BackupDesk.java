package plumbline.ui.sheet;

import java.nio.file.Path;
import plumbline.core.backup.BackupRestored;
import plumbline.core.backup.Backups;
import plumbline.core.backup.FoundBackup;
import plumbline.core.backup.TrialRestore.Trial;
import plumbline.core.problem.Effect;
import plumbline.core.target.Target;
import plumbline.ui.fx.Notice;
import plumbline.ui.fx.Notices;
import plumbline.ui.fx.UiWork;

/// Where a screen goes that wants a full backup put back or tried: it opens the sheet, and afterwards gives the notice.
/// FX thread only.
public final class BackupDesk {
    private final Backups backups;
    private final UiWork work;
    private final Notices notices;
    private final Sheets sheets;

    public BackupDesk(Backups backups, UiWork work, Notices notices, Sheets sheets) {
        this.backups = backups;
        this.work = work;
        this.notices = notices;
        this.sheets = sheets;
    }

    /// Opens the sheet of a restore and begins its preview.
    ///
    /// @param intoOther whether it may be another database than the backup was made of
    /// @param changed   told when something was put back, or may have been
    public void restore(FoundBackup backup, Target target, boolean intoOther, Runnable changed) {
        BackupSheetViewModel sheet = new BackupSheetViewModel(backups, work,
                new BackupOrder(backup, target, intoOther, backups.folderOf(target.name())), result -> {
                    changed.run();
                    notices.show(notice(backup, target, result));
                });
        sheet.flow().problemProperty().addListener((_, _, problem) -> {
            if (problem != null && problem.effect() != Effect.NOTHING_CHANGED) {
                changed.run();
            }
        });
        sheets.open(sheet);
        sheet.preview();
    }

    private Notice notice(FoundBackup backup, Target target, BackupRestored result) {
        Path safety = result.safety();
        String text = work.texts().now("backup.restored", backup.name(), target.name(), result.run())
                + (safety == null ? "" : " " + work.texts().now("backup.safety", safety.toString()));
        return result.missing().isEmpty()
                ? Notice.of(Notice.Kind.DONE, text)
                : Notice.of(Notice.Kind.WARNING, text + " "
                        + work.texts().now("backup.missing", String.join(", ", result.missing())));
    }

    /// Opens the sheet of a trial and reads the backup through.
    ///
    /// @param server a connection to the server it is tried on
    /// @param tried  told what it showed
    public void trial(FoundBackup backup, Target server, java.util.function.Consumer<Trial> tried) {
        TrialSheetViewModel sheet = new TrialSheetViewModel(backups, work, backup, server, trial -> {
            tried.accept(trial);
            notices.show(trial.flaws().isEmpty()
                    ? Notice.of(Notice.Kind.DONE, work.texts().now("backups.trial.good", backup.name(),
                            trial.rows().size(),
                            Long.toString(trial.rows().values().stream().mapToLong(Long::longValue).sum())))
                    : Notice.of(Notice.Kind.FAILED, work.texts().now("backups.trial.bad", backup.name(),
                            trial.flaws().getFirst().in(work.texts().messages()))));
        });
        sheets.open(sheet);
        sheet.preview();
    }
}
