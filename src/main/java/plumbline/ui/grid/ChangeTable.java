package plumbline.ui.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import org.jspecify.annotations.Nullable;

import plumbline.core.export.ExtractFormat;
import plumbline.core.journal.RowImages;
import plumbline.core.session.RowChange;
import plumbline.core.session.ValueKind;
import plumbline.ui.fx.Texts;

/// The changed rows of one table, each with its key and what differs, before and after. FX thread only.
final class ChangeTable extends TableView<RowChange> {
    private final Texts texts;
    private @Nullable Changes shown;

    /// @param id of the table
    ChangeTable(Texts texts, String id) {
        this.texts = texts;
        setId(id);
        getStyleClass().addAll("striped", "change-table");
        accessibleTextProperty().bind(texts.of("grid.changes"));
        setPlaceholder(new Label()); // while nothing is known nothing is said
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        CopyMenu.on(this, texts, this::copied);
    }

    /// Shows the rows of a table, or none.
    void show(@Nullable RowImages images) {
        shown = images == null ? null : Changes.of(images);
        getItems().clear();
        getColumns().clear();
        if (shown != null) {
            getColumns().setAll(columns(shown));
            getItems().setAll(shown.rows());
        }
    }

    private List<TableColumn<RowChange, ?>> columns(Changes changes) {
        List<TableColumn<RowChange, ?>> columns = new ArrayList<>();
        if (changes.kinds() > 1) {
            columns.add(column(texts.now("grid.change"), change -> texts.now(
                    "grid.change." + change.kind().name().toLowerCase(Locale.ROOT)), false));
        }
        for (plumbline.core.session.TableColumn key : changes.keys()) {
            columns.add(column(key.name().name(), change -> ChangeCell.text(Changes.key(change, key.name().name())),
                    key.kind() == ValueKind.NUMBER));
        }
        for (plumbline.core.session.TableColumn changed : changes.changed()) {
            TableColumn<RowChange, RowChange> column = new TableColumn<>(changed.name().name());
            column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
            column.setCellFactory(_ -> new ChangeCell(changed.name().name()));
            column.setSortable(false);
            column.setPrefWidth(180);
            columns.add(column);
        }
        return columns;
    }

    private static TableColumn<RowChange, RowChange> column(String title,
            java.util.function.Function<RowChange, String> text, boolean numeric) {
        TableColumn<RowChange, RowChange> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setSortable(false);
        column.setPrefWidth(110);
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable RowChange change, boolean empty) {
                super.updateItem(change, empty);
                setText(empty || change == null ? null : text.apply(change));
            }
        });
        if (numeric) {
            column.getStyleClass().add("number");
        }
        return column;
    }

    private String copied(ExtractFormat format) {
        Changes changes = shown;
        if (changes == null) {
            return "";
        }
        List<RowChange> chosen = List.copyOf(getSelectionModel().getSelectedItems());
        Changes some = chosen.isEmpty()
                ? changes
                : new Changes(changes.table(), changes.keys(), changes.changed(), chosen, changes.kinds());
        return format.text(some.extract(), false);
    }
}
