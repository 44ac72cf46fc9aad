package plumbline.ui.fx;

import java.util.List;
import java.util.Objects;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

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

    /// Does something once whoever is being told of a change has been told: a listener may not change what it hears of.
    public static void afterwards(Runnable change) {
        Platform.runLater(change);
    }

    /// The first node in this one that the keyboard can be put into; null where there is none.
    public static @Nullable Node firstFocusable(Node in) {
        if (!in.isVisible() || in.isDisabled()) {
            return null;
        }
        if (in.isFocusTraversable()) {
            return in;
        }
        // panes that are not drawn yet have no children
        List<? extends Node> inside = switch (in) {
            case ScrollPane scroll when scroll.getContent() != null -> List.of(scroll.getContent());
            case SplitPane split -> split.getItems();
            case Parent parent -> parent.getChildrenUnmodifiable();
            default -> List.of();
        };
        return inside.stream().map(Nodes::firstFocusable).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /// Whether the keyboard is in this node or in one inside it.
    public static boolean holdsFocus(Node around) {
        Node owner = around.getScene() == null ? null : around.getScene().getFocusOwner();
        for (Node each = owner; each != null; each = each.getParent()) {
            if (each.equals(around)) {
                return true;
            }
        }
        return false;
    }

    /// A sentence over as many lines as it needs.
    public static Label sentence(String text, String... styles) {
        return sentence(new Label(text), styles);
    }

    /// Lets a label take as many lines as its sentence needs.
    public static Label sentence(Label label, String... styles) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return styled(label, styles);
    }

    /// What takes the room that is left in a row.
    public static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }
}
