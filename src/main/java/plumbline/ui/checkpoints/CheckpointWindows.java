package plumbline.ui.checkpoints;

import java.time.InstantSource;
import java.time.ZoneId;
import javafx.scene.Parent;
import javafx.stage.Stage;
import plumbline.ui.fx.DialogFrame;
import plumbline.ui.fx.Texts;

/// Asks the screen's questions in dialogs over the window. FX thread only.
public final class CheckpointWindows implements CheckpointDialogs {

    private final DialogFrame frame;
    private final Texts texts;
    private final InstantSource clock;
    private final ZoneId zone;

    /// @param zone in which moments are told
    public CheckpointWindows(DialogFrame frame, Texts texts, InstantSource clock, ZoneId zone) {
        this.frame = frame;
        this.texts = texts;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public void create(CreateViewModel create) {
        Stage[] stage = new Stage[1];
        show(stage, new CreateView(create, texts, () -> stage[0].close()).root(),
                texts.now("checkpoints.create.title"));
        stage[0].setOnHidden(_ -> create.closed());
    }

    @Override
    public void describe(DescribeViewModel describe) {
        Stage[] stage = new Stage[1];
        show(stage, new DescribeView(describe, texts, () -> stage[0].close()).root(),
                texts.now("checkpoints.describe.title", describe.checkpoint().id()));
    }

    @Override
    public void remove(RemoveViewModel remove) {
        Stage[] stage = new Stage[1];
        show(stage, new RemoveView(remove, new CheckpointWords(texts, zone), clock.instant(),
                () -> stage[0].close()).root(), texts.now("checkpoints.remove.title", remove.checkpoints().size()));
    }

    @Override
    public void retain(RetentionViewModel retention) {
        Stage[] stage = new Stage[1];
        show(stage, new RetentionView(retention, new CheckpointWords(texts, zone), clock.instant(),
                () -> stage[0].close()).root(), texts.now("checkpoints.retention.title"));
    }

    private void show(Stage[] stage, Parent root, String title) {
        stage[0] = frame.open(root, title, () -> true);
    }
}
