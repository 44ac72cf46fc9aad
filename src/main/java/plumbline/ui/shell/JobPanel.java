package plumbline.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import plumbline.core.work.JobState;
import plumbline.core.work.JobStatus;

/// Every job that runs, each with its progress and its Cancel.
final class JobPanel extends VBox {

    private static final double WIDTH = 560;

    private final ShellViewModel model;

    JobPanel(ShellViewModel model) {
        this.model = model;
        getStyleClass().add("overlay");
        setId("job-panel");
        setMaxSize(WIDTH, USE_PREF_SIZE);
        setPrefWidth(WIDTH);
        visibleProperty().bind(model.jobsOpenProperty());
        model.jobs().subscribe(this::fill);
        model.texts().languageProperty().subscribe((_, _) -> fill());
    }

    private void fill() {
        getChildren().setAll(model.jobs().stream().map(this::row).toList());
        if (getChildren().isEmpty()) {
            model.jobsOpenProperty().set(false);
        }
    }

    private Node row(JobStatus job) {
        Label title = new Label(job.title() + (job.target().isEmpty() ? "" : " · " + job.target()));
        Label doing = new Label(job.doing());
        doing.getStyleClass().addAll("muted", "small-text");
        ProgressBar bar = new ProgressBar(job.fraction());
        bar.setPrefWidth(100);
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        Button cancel = new Button(model.texts().now("shell.job.cancel"));
        cancel.setId("job-" + job.id() + "-cancel");
        cancel.getStyleClass().add("small");
        cancel.setDisable(job.state() == JobState.CANCELLING);
        cancel.setOnAction(_ -> model.cancelJob(job.id()));
        HBox row = new HBox(title, doing, spring, bar, cancel);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("job-row");
        return row;
    }
}
