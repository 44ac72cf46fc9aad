package plumbline.ui.grid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Delta;
import plumbline.core.checkpoint.RowDifference;
import plumbline.core.checkpoint.TableDifference;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// One row that differs, column by column, the changed ones first and with what differs inside their values marked.
/// FX thread only.
public final class DifferenceInspector extends VBox {
    private static final int LONGEST = 4_000;
    private static final int LEAD = 200;
    private static final int PLACES = 50;

    private final Texts texts;
    private final ValueMarks marks;
    private final @Nullable CellAsk asked;
    private final Map<Integer, CheckBox> boxes = new HashMap<>();

    /// Asks for single cells of a row.
    public interface CellAsk {
        /// Whether a cell is wanted.
        boolean chosen(long place, int column);

        /// Wants a cell, or no longer.
        void choose(RowDifference row, int column, boolean wanted);
    }

    /// @param asked what the boxes of the cells ask, or null where nothing can be chosen
    public DifferenceInspector(Texts texts, ValueMarks marks, @Nullable CellAsk asked) {
        this.texts = texts;
        this.marks = marks;
        this.asked = asked;
        setId("difference-inspector");
        getStyleClass().add("difference-inspector");
    }

    /// Shows a row, or nothing.
    public void show(@Nullable TableDifference table, @Nullable RowDifference row) {
        Optional<Integer> focused = boxes.entrySet().stream().filter(each -> each.getValue().isFocused())
                .map(Map.Entry::getKey).findFirst();
        boxes.clear();
        getChildren().clear();
        fill(table, row);
        // ticking a box builds all anew; the keyboard stays on it
        focused.map(boxes::get).ifPresent(Node::requestFocus);
    }

    private void fill(@Nullable TableDifference table, @Nullable RowDifference row) {
        if (table == null || row == null) {
            Label none = Nodes.styled(new Label(texts.now("checkpoints.differences.look")), "muted");
            none.setWrapText(true);
            none.setMinHeight(USE_PREF_SIZE);
            getChildren().add(none);
            return;
        }
        List<Node> changed = new ArrayList<>();
        List<Node> same = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            String name = table.columns().get(i).name().name();
            if (row.kind() == Delta.Kind.CHANGED && row.cells().get(i)) {
                changed.add(changed(row, i, name));
            } else {
                boolean added = row.kind() == Delta.Kind.ADDED;
                same.add(single(name, (added || row.before().isEmpty() ? row.after() : row.before()).get(i)));
            }
        }
        if (!changed.isEmpty()) {
            getChildren().add(head("checkpoints.differences.changed-cells"));
            getChildren().addAll(changed);
        }
        if (!same.isEmpty()) {
            getChildren().add(head(row.kind() == Delta.Kind.CHANGED
                    ? "checkpoints.differences.same-cells"
                    : row.kind() == Delta.Kind.ADDED
                            ? "checkpoints.differences.added-row"
                            : "checkpoints.differences.removed-row"));
            getChildren().addAll(same);
        }
    }

    private Label head(String key) {
        return Nodes.styled(new Label(texts.now(key)), "section-text");
    }

    private Node changed(RowDifference row, int column, String name) {
        String before = row.before().get(column);
        String after = row.after().get(column);
        VBox box = Nodes.styled(new VBox(title(row, column, name)), "difference-value");
        if (before == null || after == null) {
            box.getChildren().addAll(line("difference-gone", List.of(new ValueMarks.Part(shown(before), true))),
                    line("difference-new", List.of(new ValueMarks.Part(shown(after), true))));
            return box;
        }
        box.setAccessibleText(name + ": " + texts.now("checkpoints.differences.cell", cut(before), cut(after)));
        List<ValueMarks.Place> places = marks.places(before, after);
        if (!places.isEmpty()) {
            places(box, places);
            return box;
        }
        int from = common(before, after);
        ValueMarks.Both both = marks.of(part(before, from), part(after, from));
        box.getChildren().addAll(line("difference-gone", both.before()), line("difference-new", both.after()));
        String reason = "checkpoints.invisible." + both.reason();
        if (texts.messages().has(reason)) {
            Label why = Nodes.styled(new Label(texts.now(reason)), "muted", "small-text");
            why.setWrapText(true);
            why.setMinHeight(USE_PREF_SIZE);
            box.getChildren().add(why);
        }
        return box;
    }

    // where a document differs says more than its whole text twice
    private void places(VBox box, List<ValueMarks.Place> places) {
        for (ValueMarks.Place place : places.subList(0, Math.min(places.size(), PLACES))) {
            Label path = Nodes.styled(new Label(place.path()), "mono", "small-text");
            path.setWrapText(true);
            path.setMinHeight(USE_PREF_SIZE);
            box.getChildren().add(path);
            String before = place.before();
            String after = place.after();
            if (before == null || after == null) {
                box.getChildren().add(before == null
                        ? line("difference-new", List.of(new ValueMarks.Part(shown(after), true)))
                        : line("difference-gone", List.of(new ValueMarks.Part(shown(before), true))));
            } else {
                ValueMarks.Both both = marks.of(cut(before), cut(after));
                box.getChildren().addAll(line("difference-gone", both.before()),
                        line("difference-new", both.after()));
            }
        }
        if (places.size() > PLACES) {
            box.getChildren().add(Nodes.styled(new Label(texts.now("checkpoints.differences.more-places",
                    places.size() - PLACES)), "muted", "small-text"));
        }
    }

    // a long value is shown from shortly before the place where it begins to differ
    private static int common(String before, String after) {
        if (Math.max(before.length(), after.length()) <= LONGEST) {
            return 0;
        }
        int same = 0;
        while (same < Math.min(before.length(), after.length()) && before.charAt(same) == after.charAt(same)) {
            same++;
        }
        int from = same < LONGEST / 2 ? 0 : same - LEAD;
        return from > 0 && Character.isLowSurrogate(before.charAt(from)) ? from - 1 : from;
    }

    private static String part(String value, int from) {
        return from == 0 ? cut(value) : "…" + cut(value.substring(Math.min(from, value.length())));
    }

    private Node title(RowDifference row, int column, String name) {
        CellAsk ask = asked;
        if (ask == null) {
            return Nodes.styled(new Label(name), "muted");
        }
        CheckBox box = new CheckBox(name);
        box.setMnemonicParsing(false);
        box.setId("difference-cell-" + name);
        box.setAccessibleText(texts.now("checkpoints.differences.choose-cell", name));
        box.setSelected(ask.chosen(row.place(), column));
        boxes.put(column, box);
        BiConsumer<Integer, Boolean> choose = (place, wanted) -> ask.choose(row, place, wanted);
        box.setOnAction(_ -> choose.accept(column, box.isSelected()));
        return box;
    }

    // what is gone and what is new also differ in sign, stroke and weight
    private Node line(String style, List<ValueMarks.Part> parts) {
        boolean gone = style.equals("difference-gone");
        TextFlow flow = Nodes.styled(new TextFlow(), style);
        for (ValueMarks.Part part : parts) {
            Text text = Nodes.styled(new Text(part.text()), "difference-text");
            if (part.differs()) {
                text.getStyleClass().add("differs");
                text.setStrikethrough(gone);
                text.setUnderline(!gone);
            }
            flow.getChildren().add(text);
        }
        Label sign = Nodes.styled(new Label(gone ? "−" : "+"), "difference-sign");
        HBox box = Nodes.styled(new HBox(sign, flow), "difference-line", style + "-line");
        HBox.setHgrow(flow, javafx.scene.layout.Priority.ALWAYS);
        return box;
    }

    private Node single(String name, @Nullable String value) {
        Label title = Nodes.styled(new Label(name), "muted");
        Label text = new Label(shown(value));
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        if (value == null) {
            text.getStyleClass().add("muted");
        }
        return Nodes.styled(new VBox(title, text), "difference-value");
    }

    private static String shown(@Nullable String value) {
        return value == null ? "NULL" : cut(value);
    }

    private static String cut(String value) {
        return value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
    }
}
