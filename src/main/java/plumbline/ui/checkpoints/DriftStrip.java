package plumbline.ui.checkpoints;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import plumbline.core.checkpoint.Drift;
import plumbline.core.checkpoint.SequenceDifference;
import plumbline.core.checkpoint.TableDifference;
import plumbline.ui.control.StateBadge;
import plumbline.ui.fx.Mark;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// Differences in structure and of sequences, before any row: one line that counts them, opened to read them all. Takes
/// no room where there are none. FX thread only.
final class DriftStrip extends VBox {

    private static final int FEW = 3; // shown without being asked for
    private static final int SEEN = 6;
    private static final double LINE = 24;

    private final CheckpointWords words;
    private final Texts texts;
    private final Button head = Nodes.named(new Button(), "differences-drift-head", "flat", "drift-head");
    private final ListView<Line> list = new ListView<>();
    private boolean open;

    DriftStrip(CheckpointWords words) {
        this.words = words;
        this.texts = words.texts();
        setId("differences-structure");
        getStyleClass().add("differences-structure");
        head.setMaxWidth(Double.MAX_VALUE);
        head.setOnAction(_ -> {
            open = !open;
            open();
        });
        list.setId("differences-drift");
        list.getStyleClass().addAll("edge-to-edge", "drift-lines");
        list.setFixedCellSize(LINE);
        list.accessibleTextProperty().bind(head.textProperty());
        list.setCellFactory(_ -> new LineCell());
        list.visibleProperty().bind(list.managedProperty());
        getChildren().setAll(head, list);
        setMinHeight(USE_PREF_SIZE);
        visibleProperty().bind(managedProperty());
        clear();
    }

    void clear() {
        show(List.of(), List.of(), "", "");
    }

    /// One difference.
    ///
    /// @param blocks whether a restore would be refused
    private record Line(boolean blocks, String text) {}

    /// @param from what a person calls the first side
    /// @param to   what a person calls the second side
    void show(List<TableDifference> tables, List<SequenceDifference> sequences, String from, String to) {
        List<Line> blocking = new ArrayList<>();
        List<Line> others = new ArrayList<>();
        for (TableDifference table : tables) {
            for (Drift drift : table.drift()) {
                (drift.blocks() ? blocking : others).add(new Line(drift.blocks(),
                        line(table.name().toString(), drift, from, to)));
            }
        }
        for (SequenceDifference sequence : sequences) {
            others.add(new Line(false, texts.now("checkpoints.sequence", sequence.name().toString(),
                    sequence.before() == null ? "–" : words.number(sequence.before().last()),
                    sequence.after() == null ? "–" : words.number(sequence.after().last()))));
        }
        int count = blocking.size() + others.size();
        head.setText(blocking.isEmpty()
                ? texts.now("checkpoints.structure", words.number(count))
                : texts.now("checkpoints.structure.blocking", words.number(count), words.number(blocking.size())));
        blocking.addAll(others);
        list.getItems().setAll(blocking);
        open = count <= FEW;
        setManaged(count > 0);
        open();
    }

    // who has it says more than whether it was added: that depends on the way one looks
    private String line(String table, Drift drift, String from, String to) {
        String side = drift.what().endsWith("-added") ? to : from;
        return switch (drift.what()) {
            case "table-added", "table-removed" -> texts.now("checkpoints.drift.in.table", table, side);
            case "column-added", "column-removed" ->
                texts.now("checkpoints.drift.in.column", table, side, drift.detail());
            case "definition-added", "definition-removed" ->
                texts.now("checkpoints.drift.in.definition", table, side, drift.detail());
            default -> texts.now("checkpoints.drift.line", table, words.drift(drift),
                    drift.detail(texts.messages()));
        };
    }

    private void open() {
        list.setManaged(open);
        double height = Math.min(SEEN, list.getItems().size()) * LINE + 2;
        list.setMinHeight(height);
        list.setPrefHeight(height);
        list.setMaxHeight(height);
        head.setGraphic(new FontIcon(open ? "mdal-expand_less" : "mdal-expand_more"));
        head.setAccessibleText(head.getText() + ", "
                + texts.now(open ? "checkpoints.structure.close" : "checkpoints.structure.open"));
    }

    private final class LineCell extends ListCell<Line> {

        private final StateBadge what = new StateBadge();
        private final Label text = new Label();
        private final HBox box = Nodes.styled(new HBox(what, text), "drift-line");

        LineCell() {
            what.setMinWidth(108); // so that the texts stand below each other
            text.setMinWidth(0);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            String word = texts.now(line.blocks() ? "checkpoints.drift.stops" : "checkpoints.drift.differs");
            what.show(line.blocks() ? Mark.CRITICAL : Mark.WARNING, word);
            text.setText(line.text());
            setAccessibleText(word + ": " + line.text());
            setGraphic(box);
        }
    }
}
