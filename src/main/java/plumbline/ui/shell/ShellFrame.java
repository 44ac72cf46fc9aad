package plumbline.ui.shell;

import static plumbline.ui.fx.Nodes.named;
import static plumbline.ui.fx.Nodes.spring;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import plumbline.ui.control.EnvironmentBadge;

/// The nodes of the window's frame, unbound. Built in code: the first FXML of a run would delay it.
final class ShellFrame {

    final Button scope = named(new Button(), "scope", "flat", "scope");
    final EnvironmentBadge environment = named(new EnvironmentBadge(), "scope-environment");
    final Button search = named(new Button(), "palette-open", "palette-open");
    final Button refresh = named(new Button(), "refresh", "flat", "button-icon");
    final MenuButton interval = named(new MenuButton(), "interval", "flat", "interval");
    final ToggleButton pause = named(new ToggleButton(), "pause", "flat", "button-icon");
    final Button bell = named(new Button(), "notices", "flat", "button-icon");
    final VBox railTop = named(new VBox(), "railTop", "rail-part");
    final VBox railFoot = named(new VBox(), "railFoot", "rail-part");
    final VBox rail = named(new VBox(), "rail", "rail");
    final StackPane content = named(new StackPane(), "content", "content");
    final Label jobTitle = named(new Label(), "job-title", "job-title");
    final ProgressBar jobProgress = named(new ProgressBar(), "job-progress");
    final Label jobDoing = named(new Label(), "job-doing", "muted");
    final Button jobCancel = named(new Button(), "job-cancel", "flat", "small");
    final Button jobMore = named(new Button(), "job-more", "flat", "small");
    final HBox jobBar = named(new HBox(jobTitle, jobProgress, jobDoing, jobCancel, jobMore), "job-bar", "job-bar");
    final Label noJobs = named(new Label(), "no-jobs", "muted");
    final Label cost = named(new Label(), "own-cost", "muted");
    final BorderPane frame = named(new BorderPane(), "frame", "frame");
    final StackPane root = named(new StackPane(frame), "shell", "shell");

    ShellFrame() {
        search.setGraphic(new FontIcon("mdmz-search"));
        refresh.setGraphic(new FontIcon("mdmz-refresh"));
        pause.setGraphic(new FontIcon("mdmz-pause"));
        bell.setGraphic(new FontIcon("mdmz-notifications_none"));
        HBox top = new HBox(scope, environment, spring(), search, spring(), refresh, interval, pause, bell);
        frame.setTop(named(top, "top-bar", "top-bar"));
        Region between = new Region();
        VBox.setVgrow(between, Priority.ALWAYS);
        rail.getChildren().addAll(railTop, between, railFoot);
        frame.setLeft(rail);
        frame.setCenter(content);
        frame.setBottom(named(new HBox(jobBar, noJobs, spring(), cost), "bottom-bar", "bottom-bar"));
    }
}
