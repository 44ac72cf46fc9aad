package plumbline.ui.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import plumbline.core.target.Target;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// A dialog of fields that scroll between its head, which names the target, and its verbs. FX thread only.
public final class FormDialog extends VBox {

    private final EnvironmentBadge badge = new EnvironmentBadge();

    /// @param says   what the dialog is for
    /// @param fields one below the other
    /// @param below  what stays in sight: a mistake, the verbs
    public FormDialog(String id, String title, Label says, VBox fields, Node... below) {
        setId(id);
        getStyleClass().addAll("dialog-pane", "sheet", "form-dialog");
        HBox head = Nodes.styled(new HBox(Nodes.styled(new Label(title), "title-text"), badge), "sheet-header");
        head.setAlignment(Pos.CENTER_LEFT);
        ScrollPane scroll = Nodes.styled(new ScrollPane(Nodes.styled(fields, "form-body")), "edge-to-edge");
        scroll.setFitToWidth(true);
        setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(head, says, scroll);
        getChildren().addAll(below);
    }

    /// Shows which target it is about; null for none yet.
    public void about(@Nullable Target target, Texts texts) {
        badge.setVisible(target != null);
        if (target != null) {
            badge.show(target.environment(), target.name(), texts);
        }
        EnvironmentFrame.on(this, target == null ? null : target.environment());
    }
}
