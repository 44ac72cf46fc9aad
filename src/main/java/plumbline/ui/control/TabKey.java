package plumbline.ui.control;

import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Lets Tab leave a text of several lines, as it leaves every other field; Ctrl+Tab writes one. FX thread only.
public final class TabKey {

    private TabKey() {}

    /// Makes Tab and Shift+Tab go to the neighbours of this text.
    public static void leaves(TextArea area) {
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.TAB || event.isAltDown() || event.isMetaDown()) {
                return;
            }
            if (event.isControlDown()) {
                area.replaceSelection("\t");
            } else {
                area.requestFocusTraversal(
                        event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            }
            event.consume();
        });
    }
}
