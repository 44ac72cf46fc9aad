package plumbline.ui.grid;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import plumbline.core.export.Extract;
import plumbline.core.export.ExtractFormat;
import plumbline.core.journal.SchemaChange;
import plumbline.core.session.Column;
import plumbline.core.session.Row;
import plumbline.core.session.ValueKind;
import plumbline.ui.fx.Texts;

/// The statements of a change: for which finding, what runs, and what takes it back. FX thread only.
final class SchemaTable extends TableView<SchemaChange> {
    private final Texts texts;

    SchemaTable(Texts texts, String id) {
        this.texts = texts;
        setId(id);
        getStyleClass().addAll("striped", "change-table");
        accessibleTextProperty().bind(texts.of("grid.statements"));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        getColumns().add(column("grid.statements.finding", SchemaTable::finding, 180));
        getColumns().add(column("grid.statements.done", SchemaChange::done, 420));
        getColumns().add(column("grid.statements.inverse", this::inverse, 320));
        CopyMenu.on(this, texts, this::copied);
    }

    private TableColumn<SchemaChange, String> column(String title, Function<SchemaChange, String> text, double width) {
        TableColumn<SchemaChange, String> column = new TableColumn<>();
        column.textProperty().bind(texts.of(title));
        column.setCellValueFactory(step -> new ReadOnlyStringWrapper(
                text.apply(step.getValue()).replace('\n', ' ')));
        column.setSortable(false);
        column.setPrefWidth(width);
        return column;
    }

    private static String finding(SchemaChange step) {
        return step.key().entrySet().stream().map(each -> each.getKey() + " " + each.getValue()).sorted()
                .collect(Collectors.joining(", "));
    }

    private String inverse(SchemaChange step) {
        return step.inverse().isEmpty() ? texts.now("grid.statements.no-inverse") : step.inverse();
    }

    private String copied(ExtractFormat format) {
        List<SchemaChange> chosen = List.copyOf(getSelectionModel().getSelectedItems());
        List<SchemaChange> steps = chosen.isEmpty() ? List.copyOf(getItems()) : chosen;
        List<Column> columns = List.of(new Column("finding", "text", ValueKind.TEXT),
                new Column("statement", "text", ValueKind.TEXT), new Column("taken_back_by", "text", ValueKind.TEXT));
        return format.text(new Extract("statements", columns, steps.stream()
                .map(step -> new Row(List.of(finding(step), step.done(), step.inverse()))).toList()), false);
    }
}
