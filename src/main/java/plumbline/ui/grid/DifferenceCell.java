package plumbline.ui.grid;

import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import plumbline.core.checkpoint.RowDifference;
import plumbline.core.checkpoint.compare.InvisibleMarks;
import plumbline.ui.fx.Texts;

/// A value on both sides: only the one where they are the same, both with an arrow where they differ; reused for many.
final class DifferenceCell extends TableCell<PagedList.Slot<RowDifference>, PagedList.Slot<RowDifference>> {
    private static final int LONGEST = 200;

    private final int column;
    private final Texts texts;
    private final Label before = new Label();
    private final FontIcon arrow = new FontIcon("mdal-arrow_right_alt");
    private final Label after = new Label();
    private final BothValues both = new BothValues(before, arrow, after);

    DifferenceCell(int column, Texts texts) {
        this.column = column;
        this.texts = texts;
        both.getStyleClass().add("change");
        before.getStyleClass().add("change-before");
        after.getStyleClass().add("change-after");
    }

    @Override
    protected void updateItem(PagedList.@Nullable Slot<RowDifference> slot, boolean empty) {
        super.updateItem(slot, empty);
        getStyleClass().removeAll("differs", "muted", "removed-cell", "added-cell", "key");
        RowDifference row = empty || slot == null ? null : slot.value();
        setGraphic(null);
        setText(null);
        setAccessibleText(null);
        if (row == null) {
            return;
        }
        switch (row.kind()) {
            case ADDED -> one(row.after(), "added-cell");
            case REMOVED -> one(row.before(), "removed-cell");
            case CHANGED -> {
                if (row.cells().get(column)) {
                    two(row);
                } else {
                    one(row.after(), column == 0 ? "key" : "muted");
                }
            }
        }
    }

    private void one(java.util.List<@Nullable String> values, String style) {
        setText(column < values.size() ? text(values.get(column)) : "");
        getStyleClass().add(style);
    }

    private void two(RowDifference row) {
        String mine = row.before().get(column);
        String its = row.after().get(column);
        boolean alike = mine != null && its != null && mine.length() + its.length() < 2 * LONGEST
                && InvisibleMarks.reason(mine, its) != InvisibleMarks.Reason.NONE;
        before.setText(text(alike ? InvisibleMarks.marked(Objects.requireNonNull(mine)) : mine));
        after.setText(text(alike ? InvisibleMarks.marked(Objects.requireNonNull(its)) : its));
        getStyleClass().add("differs");
        setGraphic(both);
        setAccessibleText(texts.now("checkpoints.differences.cell", before.getText(), after.getText()));
    }

    /// A value on one line, and no longer than a cell can ever show.
    static String text(@Nullable String value) {
        if (value == null) {
            return "NULL";
        }
        String line = value.replace('\n', '⏎').replace('\r', '¶').replace('\t', '→');
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
