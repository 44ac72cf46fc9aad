package plumbline.ui.inconsistencies;

import javafx.scene.Parent;
import javafx.stage.Stage;

import plumbline.ui.fx.DialogFrame;
import plumbline.ui.fx.Texts;

/// Asks the screen's questions in dialogs over the window. FX thread only.
public final class DialogWindows implements Dialogs {
    private final DialogFrame frame;
    private final Texts texts;

    public DialogWindows(DialogFrame frame, Texts texts) {
        this.frame = frame;
        this.texts = texts;
    }

    @Override
    public void open(IgnoreViewModel ignore) {
        Stage[] stage = new Stage[1];
        show(stage, new IgnoreView(ignore, texts, () -> stage[0].close()).root(), ignore.title());
    }

    @Override
    public void open(ScheduleViewModel schedule) {
        Stage[] stage = new Stage[1];
        show(stage, new ScheduleView(schedule, texts, () -> stage[0].close()).root(), schedule.title());
    }

    private void show(Stage[] stage, Parent root, String title) {
        stage[0] = frame.open(root, title, () -> true);
    }
}
