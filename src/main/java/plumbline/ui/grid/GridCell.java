package plumbline.ui.grid;

import java.time.Duration;

import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import plumbline.core.session.Row;
import plumbline.ui.control.Shape;
import plumbline.ui.fx.Formats;
import plumbline.ui.fx.Mark;
import plumbline.ui.fx.Texts;

/// One value of a row; reused for many rows.
final class GridCell extends TableCell<Row, Row> {
    private final int index;
    private final GridColumn column;
    private final GridViewModel model;
    private final Texts texts;
    private final Shape shape = new Shape();

    GridCell(int index, GridColumn column, GridViewModel model, Texts texts) {
        this.index = index;
        this.column = column;
        this.model = model;
        this.texts = texts;
        if (column.numeric()) {
            getStyleClass().add("number");
        }
        switch (column.role()) {
            case WRONG -> getStyleClass().add("wrong");
            case RIGHT -> getStyleClass().add("right");
            case KEY -> getStyleClass().add("key");
            case VERDICT, AGE, PLAIN -> {
                // as the theme draws it
            }
        }
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
        getStyleClass().removeAll("muted", "group-cell");
        setGraphic(null);
        Group head = row == null ? null : model.headOf(row);
        if (head != null) {
            setText(null);
            getStyleClass().add("group-cell");
            setGraphic(first() ? head(head) : null);
        } else if (empty || row == null || index >= row.values().size()) {
            setText(null);
        } else if (column.role() == GridColumn.Role.VERDICT) {
            verdict(row);
        } else if (column.masked()) {
            muted(texts.now("grid.masked"));
        } else if (row.get(index) == null) {
            muted(column.title().isEmpty() ? "NULL" : ""); // only a server's own columns speak SQL
        } else if (column.role() == GridColumn.Role.AGE && row.get(index) instanceof Long seconds) {
            setText(new Formats(texts.messages()).duration(Duration.ofSeconds(seconds)));
        } else {
            // a value of many lines must not make its row higher
            setText(row.text(index).replace('\n', '⏎'));
        }
    }

    // its own graphic may reach over the cells behind it, which are empty
    private Label head(Group head) {
        Label label = new Label((model.isOpen(head) ? "▼ " : "▶ ") + texts.now("grid.group.head",
                head.name().equals("null") ? "NULL" : head.value().replace('\n', '⏎'), head.rows().size()));
        label.getStyleClass().add("section-text");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private boolean first() {
        return getTableView().getVisibleLeafIndex(getTableColumn()) == 0;
    }

    private void verdict(Row row) {
        Mark mark = switch (model.look(row).kind()) {
            case CRITICAL -> Mark.CRITICAL;
            case FINDING, WARNING -> Mark.WARNING;
            case SHOWN, FINE -> Mark.OK;
            case IGNORED, UNKNOWN -> Mark.UNKNOWN;
        };
        String said = row.text(index);
        String word = switch (said) {
            case "ok" -> texts.now("control.mark.ok");
            case "warning" -> texts.now("control.mark.warning");
            case "critical" -> texts.now("control.mark.critical");
            default -> said;
        };
        shape.draw(mark.style(), word);
        setText(word);
        setGraphic(shape);
    }

    private void muted(String text) {
        getStyleClass().add("muted");
        setText(text);
    }
}
