package plumbline.ui.shell;

import java.time.ZoneId;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import plumbline.ui.fx.NoticeBoard.Posted;

/// All notices of this run, newest first.
final class NoticePanel extends VBox {

    private static final double WIDTH = 420;
    private static final double HEIGHT = 460;

    private final ShellViewModel model;
    private final VBox list = new VBox();
    private final Label none = new Label();

    NoticePanel(ShellViewModel model) {
        this.model = model;
        getStyleClass().add("overlay");
        setId("notice-panel");
        setMaxSize(WIDTH, HEIGHT);
        Label title = new Label();
        title.getStyleClass().add("section-text");
        title.textProperty().bind(model.texts().of("shell.notices"));
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        Button close = new Button();
        close.setId("notice-panel-close");
        close.setGraphic(new FontIcon("mdal-close"));
        close.getStyleClass().addAll("flat", "button-icon");
        close.accessibleTextProperty().bind(model.texts().of("shell.close"));
        close.setOnAction(_ -> model.noticesOpenProperty().set(false));
        HBox head = new HBox(title, spring, close);
        head.getStyleClass().add("panel-head");
        none.setId("notice-none");
        none.getStyleClass().addAll("muted", "panel-empty");
        none.textProperty().bind(model.texts().of("shell.notices.none"));
        list.setId("notice-list");
        list.getStyleClass().add("notice-list");
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("notice-scroll", "edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
        model.notices().posted().subscribe(this::fill);
        fill();
        visibleProperty().bind(model.noticesOpenProperty());
        model.noticesOpenProperty().subscribe(open -> {
            if (open) {
                model.notices().seen();
            }
        });
    }

    // no list view: its rows would have one line each, and a notice must be readable to its end
    private void fill() {
        if (model.notices().posted().isEmpty()) {
            list.getChildren().setAll(none);
            return;
        }
        list.getChildren().setAll(model.notices().posted().stream().map(this::row).toList());
    }

    private Node row(Posted posted) {
        var context = model.console().context();
        String when = context.formats().moment(posted.at(), context.now().getValue(), ZoneId.systemDefault());
        return new NoticeRow(posted.notice(), when, () -> model.noticesOpenProperty().set(false));
    }
}
