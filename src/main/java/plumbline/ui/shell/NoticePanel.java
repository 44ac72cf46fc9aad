package plumbline.ui.shell;

import java.time.ZoneId;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import plumbline.ui.fx.NoticeBoard.Posted;

/// All notices of this run, newest first.
final class NoticePanel extends VBox {

    private static final double WIDTH = 420;
    private static final double HEIGHT = 460;

    private final ShellViewModel model;

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
        ListView<Posted> list = new ListView<>(model.notices().posted());
        list.setId("notice-list");
        list.getStyleClass().add("notice-list");
        list.setCellFactory(_ -> new NoticeCell());
        Label none = new Label();
        none.getStyleClass().add("muted");
        none.textProperty().bind(model.texts().of("shell.notices.none"));
        list.setPlaceholder(none);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(head, list);
        visibleProperty().bind(model.noticesOpenProperty());
        model.noticesOpenProperty().subscribe(open -> {
            if (open) {
                model.notices().seen();
            }
        });
    }

    private final class NoticeCell extends ListCell<Posted> {

        @Override
        protected void updateItem(@Nullable Posted posted, boolean empty) {
            super.updateItem(posted, empty);
            if (empty || posted == null) {
                setGraphic(null);
                return;
            }
            var context = model.console().context();
            String when = context.formats().moment(posted.at(), context.now().getValue(), ZoneId.systemDefault());
            NoticeRow row = new NoticeRow(posted.notice(), when, () -> model.noticesOpenProperty().set(false));
            row.setMaxWidth(WIDTH - 24);
            setGraphic(row);
        }
    }
}
