package plumbline.ui.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import plumbline.core.backup.BackupRestorePlan;
import plumbline.ui.control.CopyableSql;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// The sheet on which a full backup is seen before it is put back. FX thread only.
final class BackupSheetView {
    private final BackupSheetViewModel model;
    private final Texts texts;
    private final SheetFrame frame;
    private final CopyableSql command;
    private final ListView<Map.Entry<String, Long>> rows = Nodes.named(new ListView<>(), "backup-rows");

    BackupSheetView(BackupSheetViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        frame = new SheetFrame(model.flow(), texts);
        command = new CopyableSql(texts, "backup-command");
        command.atMost(4);
        rows();
        List<Node> body = new ArrayList<>(List.of(rows));
        if (model.offersTables()) {
            body.add(tables());
        }
        body.addAll(List.of(safety(), SheetFrame.fact(texts.now("backups.restore.command"), "muted"), command));
        frame.body(body.toArray(Node[]::new));
        frame.verbs(model.reason(), model.canAct(), model::act, model::preview);
        if (model.intoOther()) {
            frame.accept(model.acceptedProperty(), "backups.restore.accept-other");
        }
        model.planProperty().addListener((_, _, _) -> show());
        show();
    }

    private void rows() {
        rows.setAccessibleText(texts.now("backups.restore.rows"));
        rows.setPrefHeight(28 * 6.0);
        rows.setMinHeight(28 * 3.0);
        rows.setCellFactory(_ -> new ListCell<>() {
            @Override
            protected void updateItem(Map.@Nullable Entry<String, Long> line, boolean empty) {
                super.updateItem(line, empty);
                setText(empty || line == null
                        ? null
                        : texts.now("backups.restore.row", line.getKey(), line.getValue().toString()));
            }
        });
    }

    private Node tables() {
        TextField field = Nodes.named(new TextField(), "backup-tables");
        field.setPromptText(texts.now("backups.restore.tables"));
        field.setAccessibleText(texts.now("backups.restore.tables"));
        field.textProperty().bindBidirectional(model.tablesProperty());
        HBox.setHgrow(field, Priority.ALWAYS);
        Button again = Nodes.named(new Button(texts.now("backups.restore.again")), "backup-again");
        again.setAccessibleText(again.getText());
        again.setMinWidth(Region.USE_PREF_SIZE);
        again.disableProperty().bind(model.staleProperty().not());
        again.setOnAction(_ -> model.preview());
        HBox row = Nodes.styled(new HBox(field, again), "sheet-row");
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinHeight(Region.USE_PREF_SIZE);
        return row;
    }

    private Node safety() {
        CheckBox box = Nodes.named(new CheckBox(texts.now("backups.restore.safety")), "backup-safety");
        box.setAccessibleText(box.getText());
        box.setWrapText(true);
        box.setMinHeight(Region.USE_PREF_SIZE);
        box.selectedProperty().bindBidirectional(model.safetyProperty());
        return box;
    }

    private void show() {
        frame.head(model.title(), model.verb());
        List<Node> facts = new ArrayList<>();
        String warning = model.warning();
        if (!warning.isEmpty()) {
            Label loud = SheetFrame.fact(warning, "not-verified");
            loud.setId("backup-warning");
            facts.add(loud);
        }
        model.facts().forEach(fact -> facts.add(SheetFrame.fact(fact)));
        frame.facts(facts.toArray(Node[]::new));
        rows.setItems(FXCollections.observableArrayList(model.rows().entrySet()));
        rows.setVisible(!model.rows().isEmpty());
        rows.setManaged(!model.rows().isEmpty());
        command.textProperty().set(model.command());
        BackupRestorePlan plan = model.planProperty().get();
        if (plan != null) {
            frame.server(texts.now("sheet.server", texts.identity(plan.identity().line())));
        }
    }

    void opened(Runnable close) {
        frame.onKeep(close);
    }

    Parent root() {
        return frame.root();
    }
}
