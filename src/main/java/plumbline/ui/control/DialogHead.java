package plumbline.ui.control;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.ui.fx.Texts;

/// What a dialog about one connection begins with: its title, the environment, one sentence. FX thread only.
///
/// @param target name that stands beside the environment, or empty where the title says it
/// @param title  the whole line
/// @param says   the sentence below it
public record DialogHead(Environment environment, String target, String title, String says) {

    /// A head that names the target beside its environment.
    public static DialogHead about(Target target, String title, String says) {
        return new DialogHead(target.environment(), target.name(), title, says);
    }

    /// Puts it at the top of a dialog, and gives the dialog the environment's frame.
    ///
    /// @param id beginning of the nodes' ids
    public void on(VBox dialog, String id, Texts texts) {
        EnvironmentBadge badge = new EnvironmentBadge();
        badge.show(environment, target, texts);
        Label line = label(id + "-title", title, "title-text");
        HBox header = new HBox(line, badge);
        header.getStyleClass().add("sheet-header");
        header.setAlignment(Pos.CENTER_LEFT);
        dialog.getChildren().addAll(0, List.of(header, label(id + "-says", says, "muted")));
        EnvironmentFrame.on(dialog, environment);
    }

    private static Label label(String id, String text, String style) {
        Label label = new Label(text);
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
