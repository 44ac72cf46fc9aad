package plumbline.ui.grid;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.FileChooser;

import org.jspecify.annotations.Nullable;

import plumbline.core.export.ExtractFormat;
import plumbline.core.session.Row;
import plumbline.core.state.UiState;
import plumbline.ui.fx.BoundTexts;
import plumbline.ui.fx.Fxml;
import plumbline.ui.fx.Texts;

/// The grid on screen: filter box, table, copy and export. FX thread only.
public final class GridView {
    private final GridViewModel model;
    private final Texts texts;
    private final UiState state;
    private final Parent root;
    private Consumer<@Nullable Row> look = _ -> {};
    private boolean building;
    private @Nullable Fitted fitted;
    private ColumnWidths widths;
    private @Nullable List<@Nullable Object> topKey;
    private @Nullable List<@Nullable Object> focusKey;
    private String cellText = "";

    @FXML
    private ComboBox<String> group = new ComboBox<>();
    @FXML
    private TextField filter = new TextField();
    @FXML
    private Label count = new Label();
    @FXML
    private Label exported = new Label();
    @FXML
    private ProgressIndicator arranging = new ProgressIndicator();
    @FXML
    private MenuButton copy = new MenuButton();
    @FXML
    private MenuButton export = new MenuButton();
    @FXML
    private TableView<Row> table = new TableView<>();

    /// @param state remembers the widths of columns
    public GridView(GridViewModel model, Texts texts, UiState state) {
        this.model = model;
        this.texts = texts;
        this.state = state;
        widths = new ColumnWidths(state, "grid." + model.layout());
        root = Fxml.load(this);
        BoundTexts.bind(root, texts);
        bindBar();
        bindTable();
        fillMenus();
    }

    private void bindBar() {
        filter.textProperty().bindBidirectional(model.filterProperty());
        count.textProperty().bind(texts.of("grid.count", javafx.beans.binding.Bindings.size(model.visible()),
                model.totalProperty()));
        new GroupBox(group, model, texts).follow();
        arranging.visibleProperty().bind(model.arrangingProperty());
        exported.textProperty().bind(model.saidProperty());
    }

    private void bindTable() {
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setItems(model.lines());
        Label none = new Label();
        none.textProperty().bind(texts.of("grid.none"));
        none.visibleProperty().bind(model.totalProperty().greaterThan(0)); // else nothing was asked yet
        table.setPlaceholder(none);
        table.setRowFactory(_ -> new GridRow(model));
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::turnByKey);
        table.setSortPolicy(_ -> {
            if (!building) {
                model.sort(table.getSortOrder().stream().map(GridView::sortOf).toList());
            }
            return true;
        });
        model.columns().addListener((ListChangeListener<GridColumn>) _ -> buildColumns());
        model.sortsProperty().addListener((_, _, _) -> showSort());
        texts.languageProperty().addListener((_, _, _) -> {
            buildColumns();
            fitColumns();
        });
        model.changingProperty().addListener((_, _, changing) -> {
            if (changing) {
                rememberPlace();
            } else {
                restorePlace();
                fitColumns();
            }
        });
        boundSelection();
        table.getSelectionModel().getSelectedIndices().addListener((ListChangeListener<Integer>) _ -> selected());
        table.getFocusModel().focusedItemProperty().addListener((_, _, row) -> focused(row));
        buildColumns();
    }

    private void turnByKey(KeyEvent event) {
        Row line = table.getFocusModel().getFocusedItem();
        Group head = line == null ? null : model.headOf(line);
        if (line == null || head == null) {
            return;
        }
        boolean turns = switch (event.getCode()) {
            case ENTER, SPACE -> true;
            case LEFT -> model.isOpen(head);
            case RIGHT -> !model.isOpen(head);
            default -> false;
        };
        if (turns) {
            int at = table.getFocusModel().getFocusedIndex();
            model.turn(line);
            table.getFocusModel().focus(at);
            event.consume();
        }
    }

    // a range or Ctrl+A over very many rows would freeze the window when it is given up
    private void boundSelection() {
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean all = event.isShortcutDown() && event.getCode() == KeyCode.A;
            boolean range = event.isShiftDown()
                    && (event.getCode() == KeyCode.END || event.getCode() == KeyCode.HOME);
            if ((all || range) && !model.mayChoose(model.visible().size())) {
                table.getSelectionModel().clearSelection();
                event.consume();
            }
        });
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            int to = rowAt(event.getPickResult().getIntersectedNode());
            int from = table.getSelectionModel().getSelectedIndex();
            if (event.isShiftDown() && to >= 0 && from >= 0 && !model.mayChoose(Math.abs(to - from) + 1)) {
                event.consume();
            }
        });
    }

    private static int rowAt(@Nullable Node node) {
        return cellAt(node).map(TableCell::getIndex).orElse(-1);
    }

    private static Optional<TableCell<?, ?>> cellAt(@Nullable Node node) {
        for (@Nullable
        Node at = node; at != null; at = at.getParent()) {
            if (at instanceof TableCell<?, ?> cell) {
                return Optional.of(cell);
            }
        }
        return Optional.empty();
    }

    private void selected() {
        if (!model.changingProperty().get() && !building) {
            model.select(table.getSelectionModel().getSelectedIndices().stream().filter(i -> i < model.lines().size())
                    .map(model.lines()::get).toList());
        }
    }

    private void focused(@Nullable Row row) {
        if (!model.changingProperty().get() && !building) {
            boolean head = row != null && model.headOf(row) != null;
            focusKey = row == null ? null : model.keyOf(row);
            look.accept(head ? null : row);
        }
    }

    private void rememberPlace() {
        topKey = flow().map(VirtualFlow::getFirstVisibleCell).map(cell -> cell.getIndex())
                .filter(index -> index > 0 && index < model.lines().size())
                .map(index -> model.keyOf(model.lines().get(index))).orElse(null);
        // else the table looks for its old rows among the new ones, comparing each with each
        building = true;
        table.getSelectionModel().clearSelection();
        table.getFocusModel().focus(-1);
        building = false;
    }

    private void restorePlace() {
        building = true;
        int[] chosen = model.selectedCountProperty().get() == 0
                ? new int[0]
                : IntStream.range(0, model.lines().size())
                        .filter(i -> model.isSelected(model.lines().get(i))).toArray();
        table.getSelectionModel().clearSelection();
        if (chosen.length == model.lines().size() && chosen.length > 0) {
            table.getSelectionModel().selectAll();
        } else if (chosen.length > 0) {
            table.getSelectionModel().selectIndices(chosen[0], Arrays.copyOfRange(chosen, 1, chosen.length));
        }
        Optional<Integer> focus = indexOf(focusKey);
        focus.ifPresent(index -> table.getFocusModel().focus(index));
        indexOf(topKey).ifPresent(table::scrollTo);
        building = false;
        look.accept(focus.map(model.lines()::get).orElse(null));
    }

    private Optional<Integer> indexOf(@Nullable List<@Nullable Object> key) {
        for (int i = 0; key != null && i < model.lines().size(); i++) {
            if (key.equals(model.keyOf(model.lines().get(i)))) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private Optional<VirtualFlow<?>> flow() {
        return table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? Optional.of(flow) : Optional.empty();
    }

    private void buildColumns() {
        widths = new ColumnWidths(state, "grid." + model.layout());
        building = true;
        List<TableColumn<Row, ?>> columns = new ArrayList<>();
        for (int i = 0; i < model.columns().size(); i++) {
            columns.add(column(i, model.columns().get(i)));
        }
        if (model.notedProperty().get()) {
            columns.add(noteColumn());
        }
        table.getColumns().setAll(columns);
        building = false;
        fitted = null;
        showSort();
    }

    /// What the columns have their widths by; another one means to measure again.
    private record Fitted(String layout, boolean rows) {}

    // the rows come after their columns: only then is there something to measure
    private void fitColumns() {
        Fitted now = new Fitted(model.layout(), model.totalProperty().get() > 0);
        if (now.equals(fitted)) {
            return;
        }
        fitted = now;
        List<Row> sample = model.sample(ColumnWidths.SAMPLE);
        for (int i = 0; i < model.columns().size(); i++) {
            int index = i;
            GridColumn column = model.columns().get(i);
            List<String> words = column.masked()
                    ? List.of(texts.now("grid.masked"))
                    : sample.stream().filter(row -> index < row.values().size()).map(row -> row.text(index)).toList();
            double shape = column.role() == GridColumn.Role.VERDICT ? 20 : 0;
            widths.fit(table.getColumns().get(i), column.name(), words, shape);
        }
        widths.squeeze(table.getWidth());
    }

    private TableColumn<Row, Row> column(int index, GridColumn column) {
        TableColumn<Row, Row> shown = new TableColumn<>(header(column));
        shown.setId("grid-column-" + column.name());
        shown.setUserData(column.name());
        shown.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        shown.setCellFactory(_ -> new GridCell(index, column, model, texts));
        shown.setComparator((_, _) -> 0); // the model sorts
        widths.follow(shown, column.name());
        if (column.numeric()) {
            shown.getStyleClass().add("number");
        }
        return shown;
    }

    private TableColumn<Row, Row> noteColumn() {
        TableColumn<Row, Row> notes = new TableColumn<>(texts.now("grid.note"));
        notes.setId("grid-column-note");
        notes.setPrefWidth(220);
        notes.setSortable(false);
        notes.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        notes.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Row row, boolean empty) {
                super.updateItem(row, empty);
                setText(empty || row == null ? null : model.look(row).note());
            }
        });
        return notes;
    }

    // wrong and right must be told apart without their colours
    private String header(GridColumn column) {
        return switch (column.role()) {
            case WRONG -> texts.now("grid.header.wrong", column.head());
            case RIGHT -> texts.now("grid.header.right", column.head());
            case KEY, VERDICT, AGE, PLAIN -> column.head();
        };
    }

    private static Sort sortOf(TableColumn<Row, ?> column) {
        return new Sort(String.valueOf(column.getUserData()), column.getSortType() == TableColumn.SortType.DESCENDING);
    }

    private void showSort() {
        building = true;
        List<TableColumn<Row, ?>> order = new ArrayList<>();
        for (Sort sort : model.sortsProperty().get()) {
            for (TableColumn<Row, ?> column : table.getColumns()) {
                if (sort.column().equals(column.getUserData())) {
                    column.setSortType(sort.descending()
                            ? TableColumn.SortType.DESCENDING
                            : TableColumn.SortType.ASCENDING);
                    order.add(column);
                }
            }
        }
        if (!order.equals(table.getSortOrder())) {
            table.getSortOrder().setAll(order);
        }
        building = false;
    }

    private void fillMenus() {
        // where there is little room the icons alone must do; their words stay in the tooltips
        root.layoutBoundsProperty().subscribe(bounds -> List.of(copy, export).forEach(button -> button
                .setContentDisplay(bounds.getWidth() < 620 ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT)));
        copy.getItems().addAll(CopyMenu.items(texts, model::copy));
        ContextMenu menu = CopyMenu.on(table, texts, model::copy);
        MenuItem cell = new MenuItem();
        cell.setId("copy-cell");
        cell.textProperty().bind(texts.of("grid.copy.cell"));
        cell.setOnAction(_ -> CopyMenu.put(cellText));
        menu.getItems().addFirst(cell);
        table.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                event -> cellText = cellAt(event.getPickResult().getIntersectedNode())
                        .map(TableCell::getText).orElse(""));
        CheckMenuItem safe = new CheckMenuItem();
        safe.setId("export-formula-safe");
        safe.setSelected(true);
        safe.textProperty().bind(texts.of("grid.export.formula-safe"));
        for (ExtractFormat format : ExtractFormat.values()) {
            MenuItem item = new MenuItem();
            item.setId("export-" + format.extension());
            item.textProperty().bind(texts.of("grid.copy." + format.name().toLowerCase(java.util.Locale.ROOT)));
            item.setOnAction(_ -> export(format, safe.isSelected()));
            export.getItems().add(item);
        }
        export.getItems().addAll(new SeparatorMenuItem(), safe);
    }

    private void export(ExtractFormat format, boolean formulaSafe) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.now("grid.export"));
        chooser.setInitialFileName(model.extract().name() + "." + format.extension());
        File file = chooser.showSaveDialog(root.getScene().getWindow());
        if (file != null) {
            model.export(file.toPath(), format, formulaSafe);
        }
    }

    /// Tells the row the person looks at, null where there is none.
    public void onLook(Consumer<@Nullable Row> looker) {
        look = looker;
    }

    /// Puts the keyboard into the filter.
    public void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    /// The grid's node.
    public Parent root() {
        return root;
    }
}
