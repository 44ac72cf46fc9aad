package plumbline.ui.checkpoints;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Drift;
import plumbline.core.checkpoint.TableDifference;
import plumbline.core.export.Extract;
import plumbline.core.session.Column;
import plumbline.core.session.Row;
import plumbline.core.session.ValueKind;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;
import plumbline.ui.grid.ColumnWidths;
import plumbline.ui.grid.CopyMenu;

/// A line for each table that was compared, with its five numbers and a box that wants it back. FX thread only.
final class DifferenceSummary extends TableView<TableDifference> {

    private final DifferencesViewModel model;
    private final CheckpointWords words;
    private final Texts texts;
    private final CheckBox every = Nodes.named(new CheckBox(), "differences-choose-all");
    private boolean looking;

    DifferenceSummary(DifferencesViewModel model, CheckpointWords words) {
        this.model = model;
        this.words = words;
        texts = words.texts();
        setId("differences-tables");
        getStyleClass().addAll("striped", "edge-to-edge");
        accessibleTextProperty().bind(texts.of("checkpoints.differences.tables"));
        setMinHeight(28 * 3);
        getColumns().add(choice());
        getColumns().add(column("table", 180, each -> each.name().toString()));
        getColumns().add(column("structure", 120, this::structure));
        getColumns().add(number("added", each -> each.added() == 0 ? "0" : "+" + words.number(each.added())));
        getColumns().add(number("removed", each -> each.removed() == 0 ? "0" : "−" + words.number(each.removed())));
        getColumns().add(number("changed", each -> each.changed() == 0 ? "0" : "~" + words.number(each.changed())));
        getColumns().add(number("unchanged", each -> words.number(each.unchanged())));
        getColumns().add(number("cells", each -> words.number(cells(each))));
        getColumns().add(column("proof", 130, this::proof));
        getSelectionModel().selectedItemProperty().addListener((_, _, table) -> {
            if (!looking && table != null) {
                model.look(table);
            }
        });
        model.chosen().revisionProperty().addListener((_, _, _) -> {
            refresh();
            showEvery();
        });
        setOnKeyPressed(event -> {
            TableDifference table = getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.SPACE && table != null && model.chosen().offers(table.name())) {
                model.chosen().table(table.name(), !Boolean.TRUE.equals(model.chosen().table(table.name())));
                event.consume();
            }
        });
        texts.languageProperty().subscribe((_, _) -> refresh());
        CopyMenu.on(this, texts, format -> format.text(extract(), false));
    }

    private static long cells(TableDifference table) {
        return table.cells().values().stream().mapToLong(Long::longValue).sum();
    }

    private String structure(TableDifference table) {
        int many = table.drift().size();
        return many == 0
                ? texts.now("checkpoints.drift.none")
                : table.drift().stream().anyMatch(Drift::blocks)
                        ? "■ " + texts.now("checkpoints.drift.stops")
                        : texts.now("checkpoints.drift.count", words.number(many), many);
    }

    private String proof(TableDifference table) {
        String word = table.proof();
        if (word.equals("absent") && table.drift().stream().anyMatch(drift -> drift.what().startsWith("table-"))) {
            return texts.now("checkpoints.proof.missing");
        }
        String key = "checkpoints.proof." + word;
        return texts.messages().has(key) ? texts.now(key) : word;
    }

    void show(List<TableDifference> tables) {
        looking = true;
        getItems().setAll(tables);
        getColumns().get(1).setPrefWidth(ColumnWidths.needed(getColumns().get(1).getText(),
                tables.stream().limit(ColumnWidths.SAMPLE).map(each -> each.name().toString()).toList(), 0));
        getColumns().get(2).setPrefWidth(ColumnWidths.needed(getColumns().get(2).getText(),
                tables.stream().limit(ColumnWidths.SAMPLE).map(this::structure).toList(), 10));
        looking = false;
        showEvery();
    }

    void look(@Nullable TableDifference table) {
        looking = true;
        if (table == null) {
            getSelectionModel().clearSelection();
        } else {
            getSelectionModel().select(table);
        }
        looking = false;
    }

    private TableColumn<TableDifference, TableDifference> number(String id, Function<TableDifference, String> text) {
        TableColumn<TableDifference, TableDifference> column = column(id, id.equals("unchanged") ? 92 : 78, text);
        column.getStyleClass().add("number");
        return column;
    }

    private TableColumn<TableDifference, TableDifference> column(String id, double width,
            Function<TableDifference, String> text) {
        TableColumn<TableDifference, TableDifference> column = bare(id, width);
        column.textProperty().bind(texts.of("checkpoints.column." + id));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable TableDifference table, boolean empty) {
                super.updateItem(table, empty);
                getStyleClass().removeAll("muted", "difference-number", "not-verified");
                setText(empty || table == null ? null : text.apply(table));
                if (table != null && !empty) {
                    String said = getText();
                    boolean counts = said.startsWith("+") || said.startsWith("−") || said.startsWith("~");
                    if (counts || said.equals("0") || said.startsWith("■")) {
                        getStyleClass().add(counts
                                ? "difference-number"
                                : said.equals("0") ? "muted" : "not-verified");
                    }
                }
            }
        });
        return column;
    }

    private static TableColumn<TableDifference, TableDifference> bare(String id, double width) {
        TableColumn<TableDifference, TableDifference> column = new TableColumn<>();
        column.setId("differences-column-" + id);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setPrefWidth(width);
        column.setSortable(false);
        return column;
    }

    // the box above the boxes
    private void showEvery() {
        Boolean all = model.chosen().everything();
        every.setIndeterminate(all == null);
        every.setSelected(Boolean.TRUE.equals(all));
        every.setVisible(getItems().stream().anyMatch(each -> model.chosen().offers(each.name())));
    }

    private TableColumn<TableDifference, TableDifference> choice() {
        TableColumn<TableDifference, TableDifference> column = bare("choice", 34);
        every.accessibleTextProperty().bind(texts.of("checkpoints.differences.choose-all"));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(texts.of("checkpoints.differences.choose-all"));
        every.setTooltip(tip);
        every.setOnAction(_ -> model.chosen().everything(every.isSelected()));
        column.setGraphic(every);
        column.setCellFactory(_ -> new TableCell<>() {
            private final CheckBox box = new CheckBox();

            {
                box.setFocusTraversable(false); // Space ticks the row: Tab need not stop in each
                box.setOnAction(_ -> {
                    TableDifference table = getItem();
                    if (table != null) {
                        model.chosen().table(table.name(), box.isSelected());
                    }
                });
            }

            @Override
            protected void updateItem(@Nullable TableDifference table, boolean empty) {
                super.updateItem(table, empty);
                if (empty || table == null || !model.chosen().offers(table.name())) {
                    setGraphic(null);
                    return;
                }
                Boolean chosen = model.chosen().table(table.name());
                box.setAccessibleText(texts.now("checkpoints.differences.choose-table", table.name().toString()));
                box.setId("differences-choose-" + table.name().table().name());
                box.setIndeterminate(chosen == null);
                box.setSelected(Boolean.TRUE.equals(chosen));
                setGraphic(box);
            }
        });
        return column;
    }

    private Extract extract() {
        List<Column> columns = List.of(new Column("table", "text", ValueKind.TEXT),
                new Column("added", "bigint", ValueKind.NUMBER), new Column("removed", "bigint", ValueKind.NUMBER),
                new Column("changed", "bigint", ValueKind.NUMBER), new Column("unchanged", "bigint", ValueKind.NUMBER),
                new Column("cells", "bigint", ValueKind.NUMBER), new Column("drift", "bigint", ValueKind.NUMBER));
        return new Extract("differences", columns, getItems().stream()
                .map(each -> new Row(List.of(each.name().toString(), each.added(), each.removed(), each.changed(),
                        each.unchanged(), cells(each), (long) each.drift().size())))
                .toList());
    }
}
