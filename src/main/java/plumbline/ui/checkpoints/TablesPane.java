package plumbline.ui.checkpoints;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.Skipped;
import plumbline.core.export.Extract;
import plumbline.core.session.Column;
import plumbline.core.session.Row;
import plumbline.core.session.ValueKind;
import plumbline.core.state.UiState;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;
import plumbline.ui.grid.ColumnWidths;
import plumbline.ui.grid.CopyMenu;

/// The tables that a checkpoint holds, and what it left out. FX thread only.
final class TablesPane extends VBox {

    private final ContentsViewModel model;
    private final CheckpointWords words;
    private final Texts texts;
    private final ColumnWidths widths;
    private final TableView<SavedTable> table = new TableView<>();
    private final FilteredList<SavedTable> shown;
    private final ListView<Skipped> skipped = new ListView<>();
    private final TitledPane left = new TitledPane();

    /// @param rows told that a table's rows are wanted
    TablesPane(ContentsViewModel model, CheckpointWords words, UiState state, Runnable rows) {
        this.model = model;
        this.words = words;
        this.texts = words.texts();
        shown = new FilteredList<>(model.tables());
        widths = new ColumnWidths(state, "checkpoint-tables");
        table(rows);
        left();
        getChildren().setAll(bar(), table, left);
        VBox.setVgrow(table, Priority.ALWAYS);
        texts.languageProperty().subscribe((_, _) -> {
            table.refresh();
            showLeft();
        });
    }

    private HBox bar() {
        TextField filter = Nodes.named(new TextField(), "checkpoints-tables-filter");
        filter.promptTextProperty().bind(texts.of("checkpoints.tables.filter"));
        filter.accessibleTextProperty().bind(texts.of("checkpoints.tables.filter"));
        filter.setPrefWidth(200);
        filter.setMinWidth(60);
        filter.textProperty().subscribe(looked -> {
            String words = looked.strip().toLowerCase(Locale.ROOT);
            shown.setPredicate(each -> each.form().name().toString().toLowerCase(Locale.ROOT).contains(words));
        });
        filter.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
                filter.clear();
                event.consume();
            } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                table.requestFocus();
                event.consume();
            }
        });
        Label count = Nodes.named(new Label(), "checkpoints-tables-count", "muted", "small-text");
        shown.addListener((ListChangeListener<SavedTable>) _ -> count.setText(said()));
        texts.languageProperty().subscribe(_ -> count.setText(said()));
        HBox bar = Nodes.styled(new HBox(filter, count), "grid-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setMinHeight(USE_PREF_SIZE);
        return bar;
    }

    private String said() {
        String tables = shown.size() == model.tables().size()
                ? words.tables(shown.size())
                : texts.now("checkpoints.tables.some", words.number(shown.size()),
                        words.number(model.tables().size()), model.tables().size());
        return model.oneFile()
                ? texts.now("checkpoints.tables.one-file", tables,
                        words.bytes(model.tables().getFirst().fileBytes()))
                : tables;
    }

    // a size that is that of all of them would be added up by whoever reads the column
    private String disk(SavedTable saved) {
        return model.oneFile() ? texts.now("checkpoints.tables.in-file") : words.bytes(saved.fileBytes());
    }

    private void table(Runnable rows) {
        table.setId("checkpoints-tables");
        table.getStyleClass().addAll("striped", "edge-to-edge");
        table.accessibleTextProperty().bind(texts.of("checkpoints.tables"));
        table.getColumns().add(column("table", each -> each.form().name().toString()));
        table.getColumns().add(number("rows", each -> words.number(each.rows())));
        table.getColumns().add(number("bytes", each -> words.bytes(each.bytes())));
        table.getColumns().add(number("disk", this::disk));
        table.getColumns().add(column("key", this::key));
        table.getColumns()
                .add(column("coding", each -> texts.now("checkpoints.coding." + each.form().coding().word())));
        table.getColumns().add(column("scope", each -> texts.now(each.whole()
                ? "checkpoints.scope.whole"
                : "checkpoints.scope.rows")));
        SortedList<SavedTable> sorted = new SortedList<>(shown);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        Label none = Nodes.styled(new Label(), "muted");
        none.textProperty().bind(Bindings.createStringBinding(() -> texts.now(model.readableProperty().get()
                ? "checkpoints.tables.none"
                : "checkpoints.tables.unread"), model.readableProperty(), texts.languageProperty()));
        table.setPlaceholder(none);
        model.tables().addListener((ListChangeListener<SavedTable>) _ -> fit());
        table.getSelectionModel().selectedItemProperty().addListener((_, _, saved) -> {
            if (saved != null && !saved.equals(model.tableProperty().get())) {
                model.look(saved);
            }
        });
        model.tableProperty().subscribe(saved -> table.getSelectionModel().select(saved));
        table.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                rows.run();
            }
        });
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                rows.run();
                event.consume();
            }
        });
        CopyMenu.on(table, texts, format -> format.text(extract(), false));
        fit();
    }

    private String key(SavedTable saved) {
        return saved.form().key().isEmpty()
                ? texts.now("checkpoints.key.none")
                : saved.form().key().stream().map(part -> saved.form().columns().get(part.column()).name().name())
                        .collect(Collectors.joining(", "));
    }

    private TableColumn<SavedTable, SavedTable> number(String id, Function<SavedTable, String> text) {
        TableColumn<SavedTable, SavedTable> column = column(id, text);
        column.getStyleClass().add("number");
        column.setComparator((left, right) -> switch (id) {
            case "rows" -> Long.compare(left.rows(), right.rows());
            case "bytes" -> Long.compare(left.bytes(), right.bytes());
            default -> Long.compare(left.fileBytes(), right.fileBytes());
        });
        return column;
    }

    private record Words(Function<SavedTable, String> of) {}

    private TableColumn<SavedTable, SavedTable> column(String id, Function<SavedTable, String> text) {
        TableColumn<SavedTable, SavedTable> column = new TableColumn<>();
        column.setId("checkpoints-column-" + id);
        column.setUserData(new Words(text));
        column.textProperty().bind(texts.of("checkpoints.column." + id));
        widths.follow(column, id);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setComparator((one, other) -> text.apply(one).compareTo(text.apply(other)));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable SavedTable saved, boolean empty) {
                super.updateItem(saved, empty);
                setText(empty || saved == null ? null : text.apply(saved));
            }
        });
        return column;
    }

    private void fit() {
        List<SavedTable> sample = model.tables().stream().limit(ColumnWidths.SAMPLE).toList();
        for (TableColumn<SavedTable, ?> column : table.getColumns()) {
            if (column.getUserData() instanceof Words said) {
                widths.fit(column, column.getId().substring("checkpoints-column-".length()),
                        sample.stream().map(said.of()).toList(), 0);
            }
        }
        widths.squeeze(table.getWidth());
        showLeft();
    }

    private Extract extract() {
        List<Column> columns = List.of(new Column("table", "text", ValueKind.TEXT),
                new Column("rows", "bigint", ValueKind.NUMBER), new Column("bytes", "bigint", ValueKind.NUMBER),
                new Column("file_bytes", "bigint", ValueKind.NUMBER), new Column("key", "text", ValueKind.TEXT),
                new Column("coding", "text", ValueKind.TEXT), new Column("digest", "text", ValueKind.TEXT));
        return new Extract("tables", columns, table.getItems().stream()
                .map(each -> new Row(Arrays.asList(each.form().name().toString(), each.rows(), each.bytes(),
                        model.oneFile() ? null : each.fileBytes(), each.form().key().isEmpty() ? "" : key(each),
                        each.form().coding().word(),
                        each.digest())))
                .toList());
    }

    private void left() {
        skipped.setId("checkpoints-skipped");
        skipped.getStyleClass().add("edge-to-edge");
        skipped.setItems(model.skipped());
        skipped.setPrefHeight(28 * 4.0);
        skipped.accessibleTextProperty().bind(left.textProperty());
        left.setId("checkpoints-left-out");
        left.getStyleClass().add("small-title");
        left.setContent(skipped);
        left.setAnimated(false);
        left.setExpanded(false);
        left.setMinHeight(USE_PREF_SIZE);
        model.skipped().addListener((ListChangeListener<Skipped>) _ -> showLeft());
        showLeft();
    }

    private void showLeft() {
        left.setText(texts.now("checkpoints.skipped", words.number(model.skipped().size())));
        left.setVisible(!model.skipped().isEmpty());
        left.setManaged(!model.skipped().isEmpty());
        skipped.setCellFactory(_ -> new javafx.scene.control.ListCell<>() {
            @Override
            protected void updateItem(@Nullable Skipped one, boolean empty) {
                super.updateItem(one, empty);
                setText(empty || one == null
                        ? null
                        : Optional.of("checkpoints.skipped." + one.reason())
                                .filter(texts.messages()::has).map(texts::now)
                                .map(why -> texts.now("checkpoints.skipped.line", one.name(), why))
                                .orElseGet(() -> one.name() + " " + one.reason()));
            }
        });
    }
}
