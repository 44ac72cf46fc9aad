package plumbline.ui.fx;

import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Words for views that are built in code: those the window opens with, where reading FXML would delay it.
public final class Nodes {

    private Nodes() {}

    /// Gives a new node its id and its style classes, beside those it has.
    public static <N extends Node> N named(N node, String id, String... styles) {
        node.setId(id);
        node.getStyleClass().addAll(styles);
        return node;
    }

    /// Gives a new node its style classes, beside those it has.
    public static <N extends Node> N styled(N node, String... styles) {
        node.getStyleClass().addAll(styles);
        return node;
    }

    /// What takes the room that is left in a row.
    public static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }
}
