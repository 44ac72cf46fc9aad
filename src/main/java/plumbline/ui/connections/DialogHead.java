package plumbline.ui.connections;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import plumbline.core.target.Environment;
import plumbline.ui.control.EnvironmentBadge;
import plumbline.ui.fx.Texts;

/// What a dialog about one connection begins with: its title, the environment, one sentence. FX thread only.
///
/// @param title the whole line
/// @param says  the sentence below it
record DialogHead(Environment environment, String title, String says) {

    /// Puts it at the top of a dialog, and gives the dialog the environment's frame.
    ///
    /// @param id beginning of the nodes' ids
    void on(VBox dialog, String id, Texts texts) {
        EnvironmentBadge badge = new EnvironmentBadge();
        badge.show(environment, texts.now(EnvironmentBadge.key(environment)));
        HBox header = new HBox(label(id + "-title", title), badge);
        header.getChildren().getFirst().getStyleClass().add("title-text");
        header.getStyleClass().add("sheet-header");
        header.setAlignment(Pos.CENTER_LEFT);
        Label sentence = label(id + "-says", says);
        sentence.setWrapText(true);
        sentence.setMinHeight(Label.USE_PREF_SIZE);
        dialog.getChildren().addAll(0, java.util.List.of(header, sentence));
        dialog.getStyleClass().add("frame-" + environment.word());
    }

    private static Label label(String id, String text) {
        Label label = new Label(text);
        label.setId(id);
        return label;
    }
}
