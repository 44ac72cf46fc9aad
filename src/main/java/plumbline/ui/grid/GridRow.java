package plumbline.ui.grid;

import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

import org.jspecify.annotations.Nullable;

import plumbline.core.session.Row;

/// A line of the grid; reused for many. A click on a group's head opens or closes it.
final class GridRow extends TableRow<Row> {
    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("only-shown");
    private static final PseudoClass IGNORED = PseudoClass.getPseudoClass("ignored");
    private static final PseudoClass HEAD = PseudoClass.getPseudoClass("group-head");

    private final GridViewModel model;
    private final Tooltip tip = new Tooltip();

    GridRow(GridViewModel model) {
        this.model = model;
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            Row line = getItem();
            if (line != null && event.getButton() == MouseButton.PRIMARY) {
                model.turn(line);
            }
        });
    }

    // rows that are equal may still look different
    @Override
    @SuppressWarnings("ReferenceEquality")
    protected boolean isItemChanged(@Nullable Row before, @Nullable Row now) {
        return before != now;
    }

    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        RowLook look = empty || row == null ? RowLook.PLAIN : model.look(row);
        pseudoClassStateChanged(SHOWN, look.kind() == RowLook.Kind.SHOWN);
        pseudoClassStateChanged(IGNORED, look.kind() == RowLook.Kind.IGNORED);
        pseudoClassStateChanged(HEAD, row != null && !empty && model.headOf(row) != null);
        tip.setText(look.note());
        setTooltip(look.note().isEmpty() ? null : tip);
    }
}
