package plumbline.ui.checkpoints;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.export.Extract;
import plumbline.core.session.Column;
import plumbline.core.session.Row;
import plumbline.core.session.ValueKind;
import plumbline.ui.checkpoints.ContentsViewModel.SavedRow;
import plumbline.ui.fx.ChoiceWords;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;
import plumbline.ui.grid.ColumnWidths;
import plumbline.ui.grid.CopyMenu;
import plumbline.ui.grid.PagedList.Slot;

/// The rows of one saved table, of which only those looked at are read. FX thread only.
final class RowsPane extends VBox {

    private static final int SAMPLE = 100;

    private final ContentsViewModel model;
    private final CheckpointWords words;
    private final Texts texts;
    private final ComboBox<SavedTable> box = new ComboBox<>();
    private final Label count = Nodes.named(new Label(), "checkpoints-rows-count", "muted", "small-text");
    private final Label stretch = Nodes.named(new Label(), "checkpoints-rows-stretch", "muted", "small-text");
    private final Label problem = Nodes.named(new Label(), "checkpoints-rows-problem", "not-verified",
            "checkpoint-said");
    private final TableView<Slot<SavedRow>> table = new TableView<>();
    private final BiConsumer<@Nullable SavedTable, @Nullable SavedRow> look;
    private final BiConsumer<RowsFile.Form, Path> exporting;
    private final TextField filter = Nodes.named(new TextField(), "checkpoints-rows-filter");
    private final Label found = Nodes.named(new Label(), "checkpoints-rows-found", "muted", "small-text");
    private final MenuButton export = new MenuButton();
    private final PauseTransition pause = new PauseTransition(Duration.millis(400));
    private boolean fitted;

    /// @param look      told the row looked at, null while it is being read
    /// @param exporting writes the rows that are shown to a file
    RowsPane(ContentsViewModel model, CheckpointWords words,
            BiConsumer<@Nullable SavedTable, @Nullable SavedRow> look, BiConsumer<RowsFile.Form, Path> exporting) {
        this.model = model;
        this.words = words;
        this.texts = words.texts();
        this.look = look;
        this.exporting = exporting;
        getChildren().setAll(bar(), narrowing(), problem, table);
        VBox.setVgrow(table, Priority.ALWAYS);
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        table();
        model.tableProperty().subscribe(this::show);
        model.firstProperty().subscribe((_, _) -> sayStretch());
        model.searchProperty().subscribe(this::sayFound);
        model.rows().problemProperty().subscribe(failure -> problem.setText(failure == null ? "" : texts.now(failure)));
        texts.languageProperty().subscribe((_, _) -> show(model.tableProperty().get()));
    }

    private HBox bar() {
        box.setId("checkpoints-rows-table");
        box.accessibleTextProperty().bind(texts.of("checkpoints.rows.table"));
        box.setItems(model.tables());
        box.setMinWidth(0);
        count.setMinWidth(USE_PREF_SIZE); // half a number would be a wrong one
        box.setConverter(new ChoiceWords<>(saved -> saved.form().name().toString()));
        box.valueProperty().addListener((_, _, saved) -> {
            if (saved != null && !saved.equals(model.tableProperty().get())) {
                model.look(saved);
            }
        });
        TextField go = Nodes.named(new TextField(), "checkpoints-rows-go");
        go.promptTextProperty().bind(texts.of("checkpoints.rows.go"));
        go.accessibleTextProperty().bind(texts.of("checkpoints.rows.go"));
        go.setPrefWidth(110);
        go.setOnAction(_ -> goTo(go.getText().strip()));
        go.setMinWidth(60);
        HBox bar = Nodes.styled(new HBox(box, count, Nodes.spring(), step("back", -ContentsViewModel.STRETCH), stretch,
                step("forth", ContentsViewModel.STRETCH), go), "grid-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setMinHeight(USE_PREF_SIZE);
        return bar;
    }

    private HBox narrowing() {
        filter.promptTextProperty().bind(texts.of("checkpoints.rows.filter"));
        filter.accessibleTextProperty().bind(texts.of("checkpoints.rows.filter"));
        filter.setMinWidth(80);
        filter.setPrefWidth(240);
        pause.setOnFinished(_ -> model.search(filter.getText()));
        filter.textProperty().subscribe((_, _) -> pause.playFromStart());
        filter.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
                filter.clear();
                search();
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.DOWN) {
                search();
                table.requestFocus();
                event.consume();
            }
        });
        found.setMinWidth(0);
        export.setId("checkpoints-rows-export");
        export.getStyleClass().add("flat");
        export.textProperty().bind(texts.of("checkpoints.export-rows"));
        export.accessibleTextProperty().bind(texts.of("checkpoints.export-rows"));
        export.setMinWidth(USE_PREF_SIZE);
        for (RowsFile.Form form : RowsFile.Form.values()) {
            MenuItem item = new MenuItem();
            item.setId("checkpoints-rows-export-" + form.word());
            item.textProperty().bind(texts.of("checkpoints.export." + form.word()));
            item.setOnAction(_ -> export(form));
            export.getItems().add(item);
        }
        HBox bar = Nodes.styled(new HBox(filter, found, Nodes.spring(), export), "grid-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setMinHeight(USE_PREF_SIZE);
        return bar;
    }

    private void search() {
        pause.stop();
        model.search(filter.getText());
    }

    private void export(RowsFile.Form form) {
        SavedTable saved = model.tableProperty().get();
        if (saved != null) {
            FileChooser chooser = new FileChooser();
            chooser.setTitle(texts.now("checkpoints.export-rows"));
            chooser.setInitialFileName(saved.form().name().table().name() + "." + form.word());
            File file = chooser.showSaveDialog(getScene().getWindow());
            if (file != null) {
                exporting.accept(form, file.toPath());
            }
        }
    }

    private void sayFound(RowSearch.State state) {
        SavedTable saved = model.tableProperty().get();
        found.setText(switch (state) {
            case RowSearch.State.Idle _ -> "";
            case RowSearch.State.Searching _ -> texts.now("checkpoints.rows.searching");
            case RowSearch.State.Failed(var failure) -> texts.now(failure);
            case RowSearch.State.Found(List<SavedRow> rows, boolean more) -> texts.now(more
                    ? "checkpoints.rows.found-more"
                    : "checkpoints.rows.found", words.number(rows.size()),
                    words.number(saved == null ? 0 : saved.rows()), saved == null ? 0 : saved.rows());
        });
    }

    // only a table that is too large for one stretch has others
    private Button step(String word, long by) {
        Button button = Nodes.named(new Button(), "checkpoints-rows-" + word, "flat", "button-icon");
        button.setGraphic(new FontIcon(by < 0 ? "mdal-chevron_left" : "mdal-chevron_right"));
        button.accessibleTextProperty().bind(texts.of("checkpoints.rows." + word));
        button.visibleProperty().bind(stretch.textProperty().isNotEmpty());
        button.managedProperty().bind(button.visibleProperty());
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> {
            model.goTo(Math.max(0, model.firstProperty().get() + by));
            table.scrollTo(0);
        });
        return button;
    }

    private void sayStretch() {
        SavedTable saved = model.tableProperty().get();
        long first = model.firstProperty().get();
        stretch.setText(saved == null || saved.rows() <= ContentsViewModel.STRETCH
                ? ""
                : texts.now("checkpoints.rows.stretch", words.number(first + 1),
                        words.number(Math.min(first + ContentsViewModel.STRETCH, saved.rows()))));
    }

    private void goTo(String number) {
        if (number.matches("\\d{1,15}") && !model.rows().isEmpty()) {
            model.goTo(Long.parseLong(number) - 1);
            int at = Math.clamp(Long.parseLong(number) - 1 - model.firstProperty().get(), 0,
                    model.rows().size() - 1);
            table.scrollTo(at);
            table.getSelectionModel().clearAndSelect(at);
        }
    }

    private void table() {
        table.setId("checkpoints-rows");
        table.getStyleClass().addAll("striped", "edge-to-edge");
        table.accessibleTextProperty().bind(texts.of("checkpoints.tab.rows"));
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        Label none = Nodes.styled(new Label(), "muted");
        none.textProperty().bind(Bindings.createStringBinding(() -> texts.now(model.tableProperty().get() == null
                ? "checkpoints.rows.no-table"
                : "checkpoints.rows.none"), model.tableProperty(), texts.languageProperty()));
        table.setPlaceholder(none);
        table.setItems(model.rows());
        model.rows().revisionProperty().addListener((_, _, _) -> {
            fit();
            table.refresh();
            tell();
        });
        table.getSelectionModel().selectedIndexProperty().addListener((_, _, _) -> tell());
        CopyMenu.on(table, texts, format -> format.text(extract(), false));
    }

    // as wide as the first rows need, once for a table
    private void fit() {
        SavedTable saved = model.tableProperty().get();
        if (saved == null || fitted || model.rows().isEmpty() || model.rows().get(0).value() == null
                || table.getColumns().size() <= saved.form().columns().size()) {
            return;
        }
        fitted = true;
        List<SavedRow> sample = new ArrayList<>();
        for (int i = 0; i < Math.min(model.rows().size(), SAMPLE); i++) {
            SavedRow row = model.rows().get(i).value();
            if (row != null) {
                sample.add(row);
            }
        }
        for (int i = 0; i < saved.form().columns().size(); i++) {
            int place = i;
            table.getColumns().get(i + 1).setPrefWidth(ColumnWidths.needed(table.getColumns().get(i + 1).getText(),
                    sample.stream().map(row -> row.values().get(place))
                            .map(value -> value == null ? "NULL" : value).toList(),
                    0));
        }
    }

    private void tell() {
        int at = table.getSelectionModel().getSelectedIndex();
        look.accept(model.tableProperty().get(),
                at < 0 || at >= model.rows().size() ? null : model.rows().get(at).value());
    }

    private void show(@Nullable SavedTable saved) {
        box.setValue(saved);
        sayStretch();
        pause.stop();
        filter.clear();
        pause.stop();
        fitted = false;
        table.getColumns().clear();
        if (saved == null) {
            count.setText("");
            return;
        }
        count.setText(saved.whole()
                ? words.rows(saved.rows())
                : texts.now("checkpoints.rows.some", words.number(saved.rows()), saved.rows()));
        List<TableColumn<Slot<SavedRow>, ?>> columns = new ArrayList<>();
        columns.add(numbers());
        for (int i = 0; i < saved.form().columns().size(); i++) {
            columns.add(column(saved.form().columns().get(i), i));
        }
        table.getColumns().setAll(columns);
    }

    private TableColumn<Slot<SavedRow>, Slot<SavedRow>> numbers() {
        TableColumn<Slot<SavedRow>, Slot<SavedRow>> column = bare("#", 64);
        column.getStyleClass().add("number");
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Slot<SavedRow> slot, boolean empty) {
                super.updateItem(slot, empty);
                getStyleClass().removeAll("muted");
                getStyleClass().add("muted");
                setText(empty || slot == null ? null : number(slot));
            }
        });
        return column;
    }

    private String number(Slot<SavedRow> slot) {
        SavedRow row = slot.value();
        return row == null ? "" : words.number(row.place() + 1);
    }

    private TableColumn<Slot<SavedRow>, Slot<SavedRow>> column(ColumnForm form, int place) {
        boolean number = form.kind() == ValueKind.NUMBER;
        TableColumn<Slot<SavedRow>, Slot<SavedRow>> column = bare(form.name().name(), number ? 90 : 150);
        if (number) {
            column.getStyleClass().add("number");
        }
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Slot<SavedRow> slot, boolean empty) {
                super.updateItem(slot, empty);
                getStyleClass().removeAll("muted");
                SavedRow row = slot == null ? null : slot.value();
                if (empty || slot == null) {
                    setText(null);
                } else if (row == null) {
                    setText(place == 0 ? waiting(slot) : null);
                    getStyleClass().add("muted");
                } else {
                    String value = row.values().get(place);
                    setText(value == null ? "NULL" : oneLine(value));
                    if (value == null) {
                        getStyleClass().add("muted");
                    }
                }
            }
        });
        return column;
    }

    private String waiting(Slot<SavedRow> slot) {
        return texts.now(model.rows().failed(slot.place()) ? "checkpoints.unread" : "checkpoints.reading");
    }

    private static TableColumn<Slot<SavedRow>, Slot<SavedRow>> bare(String title, double width) {
        TableColumn<Slot<SavedRow>, Slot<SavedRow>> column = new TableColumn<>(title);
        column.setCellValueFactory(slot -> new ReadOnlyObjectWrapper<>(slot.getValue()));
        column.setPrefWidth(width);
        column.setSortable(false);
        return column;
    }

    // a value of many lines must not make its row higher, nor a long one its cell slow
    private static String oneLine(String value) {
        return (value.length() > 400 ? value.substring(0, 400) + "…" : value).replace('\n', '⏎').replace('\r', '¶')
                .replace('\t', '→');
    }

    private Extract extract() {
        SavedTable saved = model.tableProperty().get();
        if (saved == null) {
            return new Extract("rows", List.of(), List.of());
        }
        List<Column> columns = saved.form().columns().stream()
                .map(form -> new Column(form.name().name(), form.type(), form.kind())).toList();
        List<Row> copied = new ArrayList<>();
        for (int at : List.copyOf(table.getSelectionModel().getSelectedIndices())) {
            SavedRow row = model.rows().get(at).value();
            if (row != null) {
                copied.add(new Row(Collections.unmodifiableList(new ArrayList<@Nullable Object>(row.values()))));
            }
        }
        return new Extract(saved.form().name().toString(), columns, copied);
    }

    void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    void focus() {
        table.requestFocus();
    }
}
