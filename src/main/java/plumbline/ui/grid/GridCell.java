package plumbline.ui.grid;

import javafx.scene.control.TableCell;

import org.jspecify.annotations.Nullable;

import plumbline.core.session.Row;
import plumbline.ui.fx.Texts;

/// One value of a row; reused for many rows.
final class GridCell extends TableCell<Row, Row> {
    private final int index;
    private final GridColumn column;
    private final Texts texts;

    GridCell(int index, GridColumn column, Texts texts) {
        this.index = index;
        this.column = column;
        this.texts = texts;
        if (column.numeric()) {
            getStyleClass().add("number");
        }
        switch (column.role()) {
            case WRONG -> getStyleClass().add("wrong");
            case RIGHT -> getStyleClass().add("right");
            case KEY -> getStyleClass().add("key");
            case PLAIN -> {
                // as the theme draws it
            }
        }
    }

    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        getStyleClass().remove("muted");
        if (empty || row == null || index >= row.values().size()) {
            setText(null);
        } else if (column.masked()) {
            muted(texts.now("grid.masked"));
        } else if (row.get(index) == null) {
            muted("NULL");
        } else {
            // a value of many lines must not make its row higher
            setText(row.text(index).replace('\n', '⏎'));
        }
    }

    private void muted(String text) {
        getStyleClass().add("muted");
        setText(text);
    }
}
