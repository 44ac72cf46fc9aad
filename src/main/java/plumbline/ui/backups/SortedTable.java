package plumbline.ui.backups;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import plumbline.core.state.UiState;
import plumbline.ui.control.StateBadge;
import plumbline.ui.fx.Mark;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;
import plumbline.ui.grid.ColumnWidths;

/// A table whose cells are worked out from the row. FX thread only.
final class SortedTable<R> {

    private static final double SHAPE = 26;

    private final TableView<R> table;
    private final Texts texts;
    private final String id;
    private final String keys;
    private final ColumnWidths widths;
    private boolean choosing;

    /// A state as a cell shows it.
    record State(Mark mark, String words) {}

    private record Words<R>(String name, Function<R, String> of, double extra) {}

    /// @param id   of the table; columns begin with it
    /// @param keys under which the columns' names stand
    SortedTable(String id, String keys, Texts texts, UiState state) {
        this.table = Nodes.named(new TableView<>(), id, "striped", "edge-to-edge");
        this.texts = texts;
        this.id = id;
        this.keys = keys;
        widths = new ColumnWidths(state, id);
    }

    TableView<R> view() {
        return table;
    }

    /// Tells which row a person chose.
    void onChosen(Consumer<R> then) {
        table.getSelectionModel().selectedItemProperty().addListener((_, _, one) -> {
            if (!choosing && one != null) {
                then.accept(one);
            }
        });
    }

    /// Shows a row as the chosen one without telling of it, and draws all rows anew.
    ///
    /// @param at its place, or below zero for none
    void choose(int at) {
        choosing = true;
        if (at < 0) {
            table.getSelectionModel().clearSelection();
        } else if (table.getSelectionModel().getSelectedIndex() != at) {
            table.getSelectionModel().clearAndSelect(at);
        }
        choosing = false;
        table.refresh();
    }

    /// A column of words, sorted by them.
    void words(String name, Function<R, String> text) {
        add(name, text, Comparator.comparing(text), 0, _ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable R row, boolean empty) {
                super.updateItem(row, empty);
                setText(empty || row == null ? null : text.apply(row));
            }
        });
    }

    /// A column of numbers or moments, sorted by them.
    void sorted(String name, Function<R, String> text, Comparator<R> order, boolean number) {
        TableColumn<R, R> column = add(name, text, order, 0, _ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable R row, boolean empty) {
                super.updateItem(row, empty);
                setText(empty || row == null ? null : text.apply(row));
            }
        });
        if (number) {
            column.getStyleClass().add("number");
        }
    }

    /// A column of states: shape, word and colour.
    void states(String name, Function<R, State> state) {
        add(name, row -> state.apply(row).words(), Comparator.comparing(row -> state.apply(row).mark()), SHAPE,
                _ -> new TableCell<>() {
                    private final StateBadge badge = new StateBadge();

                    @Override
                    protected void updateItem(@Nullable R row, boolean empty) {
                        super.updateItem(row, empty);
                        if (empty || row == null) {
                            setGraphic(null);
                            setAccessibleText(null);
                            return;
                        }
                        State now = state.apply(row);
                        badge.show(now.mark(), now.words());
                        setAccessibleText(now.words());
                        setGraphic(badge);
                    }
                });
    }

    private TableColumn<R, R> add(String name, Function<R, String> text, Comparator<R> order, double extra,
            javafx.util.Callback<TableColumn<R, R>, TableCell<R, R>> cells) {
        TableColumn<R, R> column = new TableColumn<>();
        column.setId(id + "-column-" + name);
        column.setUserData(new Words<>(name, text, extra));
        column.textProperty().bind(texts.of(keys + "." + name));
        widths.follow(column, name);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setComparator(order);
        column.setCellFactory(cells);
        table.getColumns().add(column);
        return column;
    }

    /// Makes the columns as wide as what they hold, within the room there is.
    @SuppressWarnings("unchecked") // each column was given its words by this table
    void fit() {
        List<R> sample = table.getItems().stream().limit(ColumnWidths.SAMPLE).toList();
        for (TableColumn<R, ?> column : table.getColumns()) {
            if (column.getUserData() instanceof Words<?> said) {
                Words<R> its = (Words<R>) said;
                widths.fit(column, its.name(), sample.stream().map(its.of()).toList(), its.extra());
            }
        }
        widths.squeeze(table.getWidth());
    }
}
