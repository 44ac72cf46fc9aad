package plumbline.ui.grid;

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
    private static final int LONG_HEAD = 16;
    private static final int LEAD = 6;

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
        int from = mine == null || its == null ? 0 : common(mine, its);
        before.setText(shown(mine, from, alike));
        after.setText(shown(its, from, alike));
        getStyleClass().add("differs");
        setGraphic(both);
        setAccessibleText(texts.now("checkpoints.differences.cell", before.getText(), after.getText()));
    }

    private static String shown(@Nullable String value, int from, boolean alike) {
        if (value == null || from == 0) {
            return text(value == null || !alike ? value : InvisibleMarks.marked(value));
        }
        String rest = value.substring(from);
        return "…" + text(alike ? InvisibleMarks.marked(rest) : rest);
    }

    // two long values that begin alike are shown from shortly before the place where they part
    private static int common(String mine, String its) {
        int same = 0;
        while (same < Math.min(mine.length(), its.length()) && mine.charAt(same) == its.charAt(same)) {
            same++;
        }
        int from = same > LONG_HEAD ? same - LEAD : 0;
        return from > 0 && Character.isLowSurrogate(mine.charAt(from)) ? from - 1 : from;
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
