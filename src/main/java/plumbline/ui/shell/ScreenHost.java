package plumbline.ui.shell;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.Screen;
import plumbline.ui.fx.ScreenEntry;

/// Makes each screen when it is first gone to, keeps it, and shows one of them.
final class ScreenHost {

    private final StackPane content;
    private final Map<String, Screen> made = new HashMap<>();
    private final Map<String, Node> left = new HashMap<>();
    private @Nullable Screen present;
    private String presentId = "";

    ScreenHost(StackPane content) {
        this.content = content;
    }

    void show(ScreenEntry entry, Place place) {
        Screen next = made.computeIfAbsent(entry.id(), _ -> entry.create().get());
        if (!entry.id().equals(presentId)) {
            Node before = focused();
            if (present != null) {
                present.hidden();
            }
            if (before != null && inside(before, content)) {
                left.put(presentId, before);
            }
            content.getChildren().setAll(next.root());
            present = next;
            presentId = entry.id();
            next.shown(place);
            // who walks along the rail stays on it
            if (!(before instanceof RailButton)) {
                takeFocus();
            }
            return;
        }
        next.shown(place);
    }

    /// Puts the keyboard into the present screen: to where it was when the screen was left, else to where work begins.
    void takeFocus() {
        if (present == null || content.getScene() == null) {
            return;
        }
        Node last = left.get(presentId);
        if (last != null && inside(last, present.root()) && last.isFocusTraversable()) {
            last.requestFocus();
        } else {
            content.applyCss(); // what a pane shows is in the window only once the pane is styled
            present.takeFocus();
        }
    }

    private @Nullable Node focused() {
        return content.getScene() == null ? null : content.getScene().getFocusOwner();
    }

    private static boolean inside(Node node, Node around) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.equals(around)) {
                return true;
            }
        }
        return false;
    }

    void refresh() {
        if (present != null) {
            present.refresh();
        }
    }

    void focusFilter() {
        if (present != null) {
            present.focusFilter();
        }
    }
}
