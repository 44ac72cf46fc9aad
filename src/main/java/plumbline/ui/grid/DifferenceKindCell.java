package plumbline.ui.grid;

import java.util.Locale;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.RowDifference;
import plumbline.ui.control.Shape;
import plumbline.ui.fx.Texts;

/// What happened to a row, as shape and word; reused for many.
final class DifferenceKindCell extends TableCell<PagedList.Slot<RowDifference>, PagedList.Slot<RowDifference>> {
    private final Texts texts;
    private final PagedList<RowDifference> rows;
    private final Shape shape = new Shape();
    private final HBox place = new HBox(shape);

    DifferenceKindCell(Texts texts, PagedList<RowDifference> rows) {
        this.texts = texts;
        this.rows = rows;
        place.setAlignment(javafx.geometry.Pos.CENTER);
    }

    @Override
    protected void updateItem(PagedList.@Nullable Slot<RowDifference> slot, boolean empty) {
        super.updateItem(slot, empty);
        RowDifference row = empty || slot == null ? null : slot.value();
        if (row == null) {
            setText(empty || slot == null
                    ? null
                    : texts.now(rows.failed(slot.place()) ? "checkpoints.unread" : "checkpoints.reading"));
            setGraphic(null);
            return;
        }
        String word = row.kind().name().toLowerCase(Locale.ROOT);
        String says = texts.now("checkpoints.difference." + word);
        shape.draw("difference-" + word, says);
        setText(says);
        setGraphic(place);
    }
}
