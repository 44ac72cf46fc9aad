package plumbline.ui.fx;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;

/// Gives the nodes of an FXML file their words: a node whose `userData` is a message key follows the language.
///
/// The text goes to a label or button; to prompt and accessible text of a field; to tooltip and accessible text of a
/// button that is only an icon (style class `button-icon`); to the accessible text of every other control.
public final class BoundTexts {
    private BoundTexts() {}

    /// Binds all nodes below, the root included. FX thread only.
    public static void bind(Node root, Texts texts) {
        if (root.getUserData() instanceof String key) {
            bind(root, texts.of(key));
        }
        switch (root) {
            case SplitPane split -> split.getItems().forEach(node -> bind(node, texts));
            case ScrollPane scroll when scroll.getContent() != null -> bind(scroll.getContent(), texts);
            case TitledPane titled when titled.getContent() != null -> bind(titled.getContent(), texts);
            case Parent parent -> parent.getChildrenUnmodifiable().forEach(node -> bind(node, texts));
            default -> {
                // a leaf
            }
        }
    }

    private static void bind(Node node, ObservableValue<String> text) {
        node.accessibleTextProperty().bind(text);
        if (node.getStyleClass().contains("button-icon") && node instanceof Control control) {
            Tooltip tip = new Tooltip();
            tip.textProperty().bind(text);
            control.setTooltip(tip);
        } else if (node instanceof Labeled labeled) {
            labeled.textProperty().bind(text);
        } else if (node instanceof TextInputControl field) {
            field.promptTextProperty().bind(text);
        }
    }
}
