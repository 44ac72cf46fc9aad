package plumbline.ui.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import plumbline.core.checkpoint.RestoreResult;
import plumbline.core.checkpoint.RestoreResult.TableResult;
import plumbline.ui.control.StateBadge;
import plumbline.ui.fx.Mark;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// The last step of a restore: what was done, whether it was verified, and how it is taken back. FX thread only.
final class RestoreResultPane extends VBox {
    private final RestoreSheetViewModel model;
    private final Texts texts;
    private final VBox facts = Nodes.styled(new VBox(), "restore-part");
    private final TableView<TableResult> tables = new TableView<>();
    private final Button undo = new Button();
    private final Runnable close;

    /// @param close closes the sheet: the undo has one of its own
    RestoreResultPane(RestoreSheetViewModel model, Texts texts, Runnable close) {
        this.model = model;
        this.texts = texts;
        this.close = close;
        setId("restore-result");
        getStyleClass().add("restore-page");
        tables.setId("restore-result-tables");
        tables.getStyleClass().add("striped");
        tables.setAccessibleText(texts.now("restore.result.tables"));
        tables.getColumns().setAll(List.of(column("table", 240, false, each -> each.name().toString()),
                column("inserted", 110, true, each -> model.words().number(each.inserted())),
                column("updated", 110, true, each -> model.words().number(each.updated())),
                column("deleted", 110, true, each -> model.words().number(each.deleted())),
                column("rows", 120, true, each -> model.words().number(each.rows()))));
        VBox.setVgrow(tables, Priority.ALWAYS);
        undo.setId("restore-undo");
        undo.setText(texts.now("restore.undo"));
        undo.setAccessibleText(undo.getText());
        undo.setGraphic(new FontIcon("mdmz-undo"));
        undo.setOnAction(_ -> {
            this.close.run();
            model.undo();
        });
        getChildren().setAll(facts, tables);
    }

    private TableColumn<TableResult, TableResult> column(String id, double width, boolean number,
            Function<TableResult, String> words) {
        TableColumn<TableResult, TableResult> column = new TableColumn<>(texts.now("restore.column." + id));
        column.setId("restore-result-column-" + id);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setPrefWidth(width);
        column.setSortable(false);
        if (number) {
            column.getStyleClass().add("number");
        }
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable TableResult result, boolean empty) {
                super.updateItem(result, empty);
                setText(empty || result == null ? null : words.apply(result));
            }
        });
        return column;
    }

    void show() {
        RestoreResult result = model.resultProperty().get();
        tables.setVisible(result != null);
        if (result == null) {
            facts.getChildren().setAll(SheetFrame.fact(texts.now("restore.result.failed"), "section-text"));
            return;
        }
        List<Node> lines = new ArrayList<>();
        lines.add(Nodes.named(SheetFrame.fact(model.words().done(result, model.target().name()), "section-text"),
                "restore-done"));
        StateBadge verified = Nodes.named(new StateBadge(), "restore-verified");
        verified.show(result.verified() ? Mark.OK : Mark.WARNING,
                texts.now(result.verified() ? "restore.result.verified" : "restore.result.unverified"));
        lines.add(verified);
        model.words().said(result.after()).forEach(text -> lines.add(SheetFrame.fact(text)));
        lines.add(safety(result));
        if (!result.run().isEmpty()) {
            lines.add(SheetFrame.fact(texts.now("restore.result.run", result.run()), "muted"));
        }
        facts.getChildren().setAll(lines);
        tables.getItems().setAll(result.tables());
    }

    private Node safety(RestoreResult result) {
        if (result.safety().isEmpty()) {
            return SheetFrame.fact(texts.now("restore.result.no-safety"), "not-verified");
        }
        Label says = Nodes.named(SheetFrame.fact(texts.now("restore.result.safety", result.safety())),
                "restore-safety-id");
        undo.setMinWidth(USE_PREF_SIZE);
        HBox row = Nodes.styled(new HBox(undo, says), "sheet-row");
        row.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(says, Priority.ALWAYS);
        return row;
    }
}
