package plumbline.ui.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.Delta;
import plumbline.core.checkpoint.RowDifference;
import plumbline.core.checkpoint.TableDifference;
import plumbline.core.export.Extract;
import plumbline.core.export.ExtractFormat;
import plumbline.core.session.Column;
import plumbline.core.session.Row;
import plumbline.core.session.ValueKind;
import plumbline.ui.fx.Texts;

/// The rows of one table that differ between two sides, both values in each cell that differs; any number of them, of
/// which only those looked at are read. FX thread only.
public final class DifferenceTable extends TableView<PagedList.Slot<RowDifference>> {
    private static final int SAMPLE = 100;
    private static final double BOLD = 20; // what is new is written in bold

    private final Texts texts;
    private final String id;
    private final PagedList<RowDifference> rows;
    private final @Nullable RowChoice choice;
    private final BooleanProperty onlyChanged = new SimpleBooleanProperty(true);
    private Consumer<@Nullable RowDifference> look = _ -> {};
    private @Nullable TableDifference shown;
    private boolean fitted;

    /// @param id     of the table
    /// @param choice what the boxes ask, or null for a table that is only read
    public DifferenceTable(Texts texts, String id, PagedList<RowDifference> rows, @Nullable RowChoice choice) {
        this.texts = texts;
        this.id = id;
        this.rows = rows;
        this.choice = choice;
        setId(id);
        getStyleClass().addAll("striped", "difference-table");
        accessibleTextProperty().bind(texts.of("checkpoints.differences.rows"));
        Label none = new Label();
        none.textProperty().bind(texts.of("checkpoints.differences.none"));
        none.getStyleClass().add("muted");
        none.setWrapText(true);
        setPlaceholder(none);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setItems(rows);
        onlyChanged.addListener((_, _, _) -> narrow());
        rows.revisionProperty().addListener((_, _, _) -> arrived());
        getSelectionModel().selectedIndexProperty().addListener((_, _, _) -> tell());
        texts.languageProperty().addListener((_, _, _) -> rebuild());
        CopyMenu.on(this, texts, this::copied);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    // the boxes from the keyboard: all chosen rows as the first of them is not
    private void pressed(KeyEvent event) {
        RowChoice asked = choice;
        List<Integer> places = List.copyOf(getSelectionModel().getSelectedIndices());
        if (event.getCode() == KeyCode.SPACE && asked != null && asked.offered() && !places.isEmpty()) {
            boolean wanted = !Boolean.TRUE.equals(asked.chosen(places.getFirst()));
            asked.choose(places, wanted);
            refresh();
            event.consume();
        }
    }

    private void arrived() {
        fit();
        refresh();
        tell();
    }

    // as wide as the first rows need, once for a table: later pages must not move what a person looks at
    private void fit() {
        TableDifference table = shown;
        if (table == null || fitted || rows.isEmpty() || rows.get(0).value() == null) {
            return;
        }
        fitted = true;
        List<RowDifference> sample = new ArrayList<>();
        for (int i = 0; i < Math.min(rows.size(), SAMPLE); i++) {
            RowDifference row = rows.get(i).value();
            if (row != null) {
                sample.add(row);
            }
        }
        for (TableColumn<PagedList.Slot<RowDifference>, ?> column : getColumns()) {
            if (column.getUserData() instanceof ColumnForm form) {
                int place = table.columns().indexOf(form);
                column.setPrefWidth(ColumnWidths.needed(column.getText(),
                        sample.stream().map(row -> words(row, place)).toList(), BOLD));
            }
        }
    }

    private static String words(RowDifference row, int place) {
        return switch (row.kind()) {
            case ADDED -> DifferenceCell.text(row.after().get(place));
            case REMOVED -> DifferenceCell.text(row.before().get(place));
            case CHANGED -> row.cells().get(place)
                    ? DifferenceCell.text(row.before().get(place)) + " -> "
                            + DifferenceCell.text(row.after().get(place))
                    : DifferenceCell.text(row.after().get(place));
        };
    }

    private void tell() {
        int at = getSelectionModel().getSelectedIndex();
        look.accept(at < 0 || at >= rows.size() ? null : rows.get(at).value());
    }

    /// Tells the row looked at, null where there is none or it is still being read.
    public void onLook(Consumer<@Nullable RowDifference> listener) {
        look = listener;
    }

    /// Shows the columns of a table; its rows are those of the list.
    public void show(@Nullable TableDifference table) {
        shown = table;
        rebuild();
    }

    private void rebuild() {
        TableDifference table = shown;
        getColumns().clear();
        if (table == null) {
            return;
        }
        List<TableColumn<PagedList.Slot<RowDifference>, ?>> columns = new ArrayList<>();
        if (choice != null && choice.offered()) {
            columns.add(bare("choice", "", 34, () -> new ChoiceCell(choice)));
        }
        columns.add(bare("kind", texts.now("checkpoints.differences.kind"), 104,
                () -> new DifferenceKindCell(texts, rows)));
        for (int i = 0; i < table.columns().size(); i++) {
            int place = i;
            ColumnForm form = table.columns().get(i);
            boolean changes = table.cells().getOrDefault(form.name().name(), 0L) > 0;
            TableColumn<PagedList.Slot<RowDifference>, ?> column = bare("column-" + form.name(), form.name().name(),
                    changes ? 190 : 120, () -> new DifferenceCell(place, texts));
            column.setUserData(form);
            if (form.kind() == ValueKind.NUMBER && !changes) {
                column.getStyleClass().add("number");
            }
            columns.add(column);
        }
        getColumns().setAll(columns);
        narrow();
        fitted = false;
        fit();
    }

    private <C extends TableCell<PagedList.Slot<RowDifference>, PagedList.Slot<RowDifference>>> TableColumn<PagedList.Slot<RowDifference>, PagedList.Slot<RowDifference>> bare(
            String name, String title, double width, java.util.function.Supplier<C> cell) {
        TableColumn<PagedList.Slot<RowDifference>, PagedList.Slot<RowDifference>> column = new TableColumn<>(title);
        column.setId(id + "-" + name);
        column.setCellValueFactory(slot -> new ReadOnlyObjectWrapper<>(slot.getValue()));
        column.setCellFactory(_ -> cell.get());
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(width);
        return column;
    }

    // the key stays: without it nobody knows which row it is
    private void narrow() {
        TableDifference table = shown;
        if (table == null) {
            return;
        }
        boolean some = table.changed() > 0;
        for (TableColumn<PagedList.Slot<RowDifference>, ?> column : getColumns()) {
            if (column.getUserData() instanceof ColumnForm form) {
                boolean first = Objects.equals(form, table.columns().getFirst());
                column.setVisible(!onlyChanged.get() || !some || first
                        || table.cells().getOrDefault(form.name().name(), 0L) > 0);
            }
        }
    }

    /// Whether columns in which no row differs are left out.
    public BooleanProperty onlyChangedProperty() {
        return onlyChanged;
    }

    // two columns for each that is shown: what a spreadsheet can compare
    private String copied(ExtractFormat format) {
        TableDifference table = shown;
        if (table == null) {
            return "";
        }
        List<Column> columns = new ArrayList<>(List.of(new Column("difference", "text", ValueKind.TEXT)));
        for (ColumnForm form : table.columns()) {
            columns.add(new Column(form.name() + "_before", "text", ValueKind.TEXT));
            columns.add(new Column(form.name() + "_after", "text", ValueKind.TEXT));
        }
        List<Row> copied = new ArrayList<>();
        for (int at : List.copyOf(getSelectionModel().getSelectedIndices())) {
            RowDifference difference = rows.get(at).value();
            if (difference != null) {
                copied.add(row(difference, table.columns().size()));
            }
        }
        return format.text(new Extract("differences", columns, copied), false);
    }

    private static Row row(RowDifference difference, int columns) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(difference.kind().name().toLowerCase(java.util.Locale.ROOT));
        for (int i = 0; i < columns; i++) {
            values.add(difference.kind() == Delta.Kind.ADDED ? null : difference.before().get(i));
            values.add(difference.kind() == Delta.Kind.REMOVED ? null : difference.after().get(i));
        }
        return new Row(values);
    }

    /// The box of a row.
    private final class ChoiceCell
            extends
                TableCell<PagedList.Slot<RowDifference>, PagedList.Slot<RowDifference>> {
        private final CheckBox box = new CheckBox();
        private final RowChoice asked;

        ChoiceCell(RowChoice asked) {
            this.asked = asked;
            box.setAccessibleText(texts.now("checkpoints.differences.choose-row"));
            box.setFocusTraversable(false); // Space ticks the row: Tab need not stop in each
            box.setOnAction(_ -> {
                PagedList.Slot<RowDifference> slot = getItem();
                if (slot != null) {
                    asked.choose(List.of((int) slot.place()), box.isSelected());
                    refresh();
                }
            });
        }

        @Override
        protected void updateItem(PagedList.@Nullable Slot<RowDifference> slot, boolean empty) {
            super.updateItem(slot, empty);
            if (empty || slot == null || slot.value() == null) {
                setGraphic(null);
                return;
            }
            Boolean chosen = asked.chosen(slot.place());
            box.setIndeterminate(chosen == null);
            box.setSelected(Boolean.TRUE.equals(chosen));
            setGraphic(box);
        }
    }
}
