package plumbline.ui.shell;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import plumbline.ui.fx.Notice;

/// A notice: its kind as icon, its text, the one thing that can be done.
final class NoticeRow extends HBox {

    /// @param below what stands under the text, for example when it came
    /// @param after runs when the action was taken
    NoticeRow(Notice notice, String below, Runnable after) {
        getStyleClass().add("notice-row");
        FontIcon icon = new FontIcon(icon(notice.kind()));
        icon.getStyleClass().add("notice-" + notice.kind().name().toLowerCase(java.util.Locale.ROOT));
        Label text = new Label(notice.text());
        text.getStyleClass().add("notice-text");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        VBox words = new VBox(2, text);
        HBox.setHgrow(words, Priority.ALWAYS);
        if (!below.isEmpty()) {
            Label when = new Label(below);
            when.getStyleClass().addAll("muted", "small-text");
            words.getChildren().add(when);
        }
        getChildren().addAll(icon, words);
        if (!notice.actionText().isEmpty()) {
            Button action = new Button(notice.actionText());
            action.getStyleClass().add("small");
            action.setMinWidth(USE_PREF_SIZE);
            action.setOnAction(_ -> {
                notice.action().run();
                after.run();
            });
            getChildren().add(action);
        }
    }

    private static String icon(Notice.Kind kind) {
        return switch (kind) {
            case INFO -> "mdal-info";
            case DONE -> "mdal-check_circle";
            case WARNING -> "mdmz-warning";
            case FAILED -> "mdal-error";
        };
    }
}
