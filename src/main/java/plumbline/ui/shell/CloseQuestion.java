package plumbline.ui.shell;

import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import plumbline.core.work.JobStatus;
import plumbline.core.work.Jobs;
import plumbline.ui.control.Appearance;
import plumbline.ui.control.Forms;
import plumbline.ui.fx.DialogFrame;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// Asks before the window is closed over jobs that are under way. FX thread only.
final class CloseQuestion {

    private final Stage window;
    private final Jobs jobs;
    private final Texts texts;
    private final DialogFrame frame;

    CloseQuestion(Stage window, Jobs jobs, Texts texts, Appearance appearance) {
        this.window = window;
        this.jobs = jobs;
        this.texts = texts;
        frame = new DialogFrame(() -> window, appearance::dress);
        window.setOnCloseRequest(this::asked);
    }

    private void asked(WindowEvent event) {
        List<JobStatus> running = jobs.running().get();
        if (!running.isEmpty()) {
            event.consume();
            ask(running);
        }
    }

    private void ask(List<JobStatus> running) {
        VBox root = Nodes.named(new VBox(), "close", "dialog-pane", "sheet", "form-dialog");
        Stage dialog = frame.open(root, texts.now("shell.close-jobs.title"), () -> true);
        Forms forms = new Forms(texts, "close");
        Button act = forms.button("act", "shell.close-jobs.act");
        act.getStyleClass().add("danger");
        act.setOnAction(_ -> {
            dialog.close();
            jobs.running().get().forEach(job -> jobs.cancel(job.id()));
            window.close();
        });
        Button keep = forms.button("keep", "shell.close-jobs.keep");
        keep.setDefaultButton(true);
        keep.setCancelButton(true);
        keep.setOnAction(_ -> dialog.close());
        HBox verbs = Nodes.styled(new HBox(Nodes.spring(), act, keep), "sheet-row");
        verbs.setAlignment(Pos.CENTER_RIGHT);
        Label list = Nodes.sentence(Nodes.named(new Label(), "close-jobs"));
        list.setText(running.stream().map(JobStatus::title).collect(Collectors.joining("\n")));
        root.getChildren().setAll(Nodes.styled(new Label(texts.now("shell.close-jobs.title")), "title-text"), list,
                Nodes.sentence(texts.now("shell.close-jobs.says"), "muted"), verbs);
        dialog.sizeToScene();
        keep.requestFocus();
    }
}
