package plumbline.ui.shell;

import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;
import plumbline.ui.fx.Notice;
import plumbline.ui.fx.NoticeBoard.Posted;

/// New notices for a few seconds in the corner; they take no focus and stop nothing. A failure stays until it is read.
final class Toasts extends VBox {

    private static final int MOST = 3;
    private static final Duration SHOWN = Duration.seconds(7);

    private final ShellViewModel model;

    Toasts(ShellViewModel model) {
        super(8);
        this.model = model;
        setId("toasts");
        setAlignment(Pos.BOTTOM_RIGHT);
        setPickOnBounds(false);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        model.noticesOpenProperty().subscribe(open -> {
            if (open) {
                getChildren().clear(); // they are read in the list
            }
        });
        model.notices().posted().addListener((ListChangeListener<Posted>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(posted -> add(posted.notice()));
            }
        });
    }

    private void add(Notice notice) {
        HBox toast = new HBox();
        toast.getStyleClass().addAll("overlay", "toast");
        toast.setId("toast");
        Button close = new Button();
        close.setGraphic(new FontIcon("mdal-close"));
        close.getStyleClass().addAll("flat", "button-icon");
        close.accessibleTextProperty().bind(model.texts().of("shell.close"));
        close.setOnAction(_ -> getChildren().remove(toast));
        NoticeRow row = new NoticeRow(notice, "", () -> getChildren().remove(toast));
        HBox.setHgrow(row, Priority.ALWAYS);
        toast.getChildren().addAll(row, close);
        getChildren().add(toast);
        if (getChildren().size() > MOST) {
            getChildren().removeFirst();
        }
        if (notice.kind() != Notice.Kind.FAILED) {
            PauseTransition wait = new PauseTransition(SHOWN);
            wait.setOnFinished(_ -> getChildren().remove(toast));
            wait.play();
        }
    }
}
