package plumbline.ui.control;

import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Lets the arrow keys go from tile to tile, as they lie on the screen. FX thread only.
public final class ArrowKeys {

    private ArrowKeys() {}

    /// Moves the focus if the key is an arrow and was pressed on a node of this kind; leaves the event alone otherwise.
    public static void move(KeyEvent event, Class<? extends Node> kind) {
        if (!kind.isInstance(event.getTarget())) {
            return;
        }
        TraversalDirection direction = switch (event.getCode()) {
            case KeyCode.LEFT -> TraversalDirection.LEFT;
            case KeyCode.RIGHT -> TraversalDirection.RIGHT;
            case KeyCode.UP -> TraversalDirection.UP;
            case KeyCode.DOWN -> TraversalDirection.DOWN;
            default -> null;
        };
        if (direction != null) {
            kind.cast(event.getTarget()).requestFocusTraversal(direction);
            event.consume();
        }
    }
}
