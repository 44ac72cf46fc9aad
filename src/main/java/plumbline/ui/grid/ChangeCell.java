package plumbline.ui.grid;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import plumbline.core.session.RowChange;

/// A value before and after; reused for many rows.
final class ChangeCell extends TableCell<RowChange, RowChange> {
    private final String column;
    private final Label before = new Label();
    private final FontIcon arrow = new FontIcon("mdal-arrow_right_alt");
    private final Label after = new Label();
    private final HBox both = new HBox(before, arrow, after);

    ChangeCell(String column) {
        this.column = column;
        both.setAlignment(Pos.CENTER_LEFT);
        both.getStyleClass().add("change");
        before.getStyleClass().add("change-before");
        after.getStyleClass().add("change-after");
    }

    @Override
    protected void updateItem(@Nullable RowChange change, boolean empty) {
        super.updateItem(change, empty);
        if (empty || change == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        boolean differs = Changes.differs(change, column);
        before.setText(change.before() == null ? "" : text(Changes.before(change, column)));
        after.setText(change.after() == null ? "" : text(Changes.after(change, column)));
        arrow.setVisible(differs);
        arrow.setManaged(differs);
        after.setVisible(differs);
        after.setManaged(differs);
        before.getStyleClass().remove("muted");
        if (!differs) {
            before.getStyleClass().add("muted");
        }
        setAccessibleText(differs ? before.getText() + " → " + after.getText() : before.getText());
        setGraphic(both);
    }

    static String text(@Nullable Object value) {
        return value == null ? "NULL" : value.toString().replace('\n', '⏎');
    }
}
