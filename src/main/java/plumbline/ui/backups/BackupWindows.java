package plumbline.ui.backups;

import java.time.InstantSource;
import java.time.ZoneId;
import javafx.scene.Parent;
import javafx.stage.Stage;
import plumbline.ui.fx.DialogFrame;
import plumbline.ui.fx.Texts;

/// Asks the screens' questions in dialogs over the window. FX thread only.
public final class BackupWindows implements BackupDialogs {

    private final DialogFrame frame;
    private final Texts texts;
    private final InstantSource clock;
    private final ZoneId zone;

    /// @param zone in which moments are told
    public BackupWindows(DialogFrame frame, Texts texts, InstantSource clock, ZoneId zone) {
        this.frame = frame;
        this.texts = texts;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public void create(CreateBackupViewModel create) {
        Stage[] stage = new Stage[1];
        show(stage, new CreateBackupView(create, texts, () -> stage[0].close()).root(),
                texts.now("backups.create.title"));
    }

    @Override
    public void archive(ArchiveViewModel archive) {
        Stage[] stage = new Stage[1];
        show(stage, new ArchiveView(archive, texts, () -> stage[0].close()).root(),
                texts.now("backups.archive.title"));
    }

    @Override
    public void prune(PruneViewModel prune) {
        Stage[] stage = new Stage[1];
        show(stage, new PruneView(prune, new BackupWords(texts, zone), clock.instant(), () -> stage[0].close()).root(),
                texts.now("backups.prune.title"));
    }

    @Override
    public void schedule(JobViewModel job) {
        Stage[] stage = new Stage[1];
        show(stage, new JobView(job, texts, () -> stage[0].close()).root(), JobView.title(job, texts));
    }

    @Override
    public void unschedule(RemoveJobViewModel remove) {
        Stage[] stage = new Stage[1];
        show(stage, new RemoveJobView(remove, texts, () -> stage[0].close()).root(),
                texts.now("backups.schedule.remove-title", remove.job().name()));
    }

    private void show(Stage[] stage, Parent root, String title) {
        stage[0] = frame.open(root, title, () -> true);
    }
}
