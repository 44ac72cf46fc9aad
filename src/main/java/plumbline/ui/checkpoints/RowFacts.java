package plumbline.ui.checkpoints;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.SavedTable;
import plumbline.ui.checkpoints.ContentsViewModel.SavedRow;
import plumbline.ui.fx.Nodes;

/// All values of the saved row looked at. FX thread only.
final class RowFacts extends VBox {

    private static final int LONGEST = 4_000;

    private final CheckpointWords words;

    RowFacts(CheckpointWords words) {
        this.words = words;
        setId("checkpoints-row");
        getStyleClass().add("inspector-pane");
    }

    void show(@Nullable SavedTable table, @Nullable SavedRow row) {
        getChildren().clear();
        if (table == null || row == null) {
            getChildren().add(wrapped(words.texts().now("checkpoints.row.none"), "muted"));
            return;
        }
        for (int i = 0; i < row.values().size() && i < table.form().columns().size(); i++) {
            ColumnForm form = table.form().columns().get(i);
            getChildren().add(wrapped(form.name() + "  " + form.type(), "muted", "small-text"));
            String value = row.values().get(i);
            getChildren().add(value == null
                    ? wrapped("NULL", "muted")
                    : wrapped(value.length() > LONGEST
                            ? value.substring(0, LONGEST) + "…"
                            : value));
        }
    }

    private static Label wrapped(String text, String... styles) {
        Label label = Nodes.styled(new Label(text), styles);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
