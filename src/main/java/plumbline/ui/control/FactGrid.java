package plumbline.ui.control;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import plumbline.ui.fx.Nodes;

/// Names and what they say, beside each other. FX thread only.
public class FactGrid extends GridPane {

    public FactGrid() {
        getStyleClass().add("lock-facts");
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        getColumnConstraints().setAll(new ColumnConstraints(), values);
    }

    /// Adds a line below the others.
    public final void line(String name, Node value) {
        Label label = Nodes.styled(new Label(name), "muted");
        label.setMinWidth(USE_PREF_SIZE);
        setValignment(label, VPos.TOP);
        addRow(getRowCount(), label, value);
    }
}
