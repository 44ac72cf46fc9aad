package plumbline.ui.backups;

import java.time.Instant;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import plumbline.core.backup.FoundBackup;
import plumbline.core.backup.PrunePlan;
import plumbline.ui.control.DialogEnd;
import plumbline.ui.control.Forms;
import plumbline.ui.control.StateBadge;
import plumbline.ui.fx.Mark;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// The tiers by which old backups go, above all backups of the folder with what would become of each. FX thread only.
final class PruneView {

    private static final int MOST_DAYS = 3650;

    private final VBox root = Nodes.named(new VBox(), "backup-prune", "dialog-pane", "sheet", "form-dialog");
    private final PruneViewModel model;
    private final BackupWords words;
    private final Texts texts;
    private final Instant now;
    private final Forms forms;
    private final Label total = Nodes.named(new Label(), "backup-prune-total", "section-text");
    private final Button act;

    PruneView(PruneViewModel model, BackupWords words, Instant now, Runnable close) {
        this.model = model;
        this.words = words;
        this.texts = words.texts();
        this.now = now;
        forms = new Forms(texts, "backup-prune");
        act = forms.button("act", "backups.prune.verb");
        act.getStyleClass().add("danger");
        act.setOnAction(_ -> {
            close.run();
            model.prune();
        });
        Button keep = forms.button("keep", "checkpoints.remove.keep");
        keep.setDefaultButton(true);
        keep.setCancelButton(true);
        keep.setOnAction(_ -> close.run());
        Label problem = Nodes.named(new Label(), "backup-prune-problem", "mistake");
        problem.setWrapText(true);
        DialogEnd.follow(problem, model.problemProperty(), texts);
        ListView<PrunePlan.Line> list = list();
        VBox.setVgrow(list, Priority.ALWAYS);
        HBox verbs = Nodes.styled(new HBox(total, Nodes.spring(), act, keep), "sheet-row");
        verbs.setAlignment(Pos.CENTER_RIGHT);
        total.setMinWidth(0);
        root.getChildren().setAll(Nodes.styled(new Label(texts.now("backups.prune.title")), "title-text"),
                Nodes.sentence(model.folder().toString(), "mono"),
                Nodes.sentence(texts.now("backups.prune.says"), "muted"), tiers(), boxes(), problem, list, verbs);
        root.setPrefHeight(560);
        model.lines().addListener((ListChangeListener<PrunePlan.Line>) _ -> tell());
        model.lookingProperty().subscribe((_, _) -> tell());
        tell();
    }

    private Node tiers() {
        FlowPane tiers = new FlowPane(16, 8,
                forms.number("daily", "backups.prune.daily", 0, MOST_DAYS, model.dailyProperty()),
                forms.number("weekly", "backups.prune.weekly", 0, 520, model.weeklyProperty()),
                forms.number("monthly", "backups.prune.monthly", 0, 120, model.monthlyProperty()));
        tiers.setMinHeight(Region.USE_PREF_SIZE);
        return tiers;
    }

    private Node boxes() {
        CheckBox others = box("others", "backups.prune.others");
        others.selectedProperty().bindBidirectional(model.othersProperty());
        CheckBox packs = box("packs", "backups.prune.packs");
        packs.selectedProperty().bindBidirectional(model.packsProperty());
        return new VBox(6, others, packs);
    }

    private CheckBox box(String word, String key) {
        CheckBox box = Nodes.named(new CheckBox(texts.now(key)), "backup-prune-" + word);
        box.setAccessibleText(box.getText());
        box.setMnemonicParsing(false); // names of files have underscores
        box.setWrapText(true);
        box.setMinHeight(Region.USE_PREF_SIZE);
        return box;
    }

    private ListView<PrunePlan.Line> list() {
        ListView<PrunePlan.Line> list = Nodes.named(new ListView<>(), "backup-prune-lines");
        list.setAccessibleText(texts.now("backups.prune.lines"));
        list.setItems(model.lines());
        list.setMinHeight(120);
        list.setPlaceholder(Nodes.styled(new Label(texts.now("backup.none")), "muted"));
        list.setCellFactory(_ -> new LineCell());
        return list;
    }

    private final class LineCell extends ListCell<PrunePlan.Line> {

        private final StateBadge badge = new StateBadge();
        private final Label text = new Label();
        private final HBox box = Nodes.styled(new HBox(8, badge, text));

        LineCell() {
            box.setAlignment(Pos.CENTER_LEFT);
            badge.setMinWidth(190);
        }

        @Override
        protected void updateItem(PrunePlan.@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            FoundBackup backup = line.backup();
            String what = texts.now("backups.prune.line",
                    texts.now(line.reason().goes() ? "backup.prune.goes" : "backup.prune.stays"),
                    texts.now("backup.reason." + line.reason().word()));
            badge.show(line.reason().goes() ? Mark.CRITICAL : Mark.OK, what);
            text.setText(texts.now("backups.prune.of", backup.name(), words.age(backup.at(), now),
                    words.bytes(backup.bytes())));
            setAccessibleText(what + " " + text.getText());
            setGraphic(box);
        }
    }

    private void tell() {
        PrunePlan plan = model.planProperty().get();
        boolean looking = model.lookingProperty().get();
        int going = plan == null ? 0 : plan.going().size();
        int scripts = plan == null ? 0 : plan.scripts().size();
        total.setText(looking
                ? texts.now("backups.reading")
                : texts.now("backups.prune.total", going, words.bytes(plan == null
                        ? 0
                        : plan.going().stream().mapToLong(FoundBackup::bytes).sum()), scripts));
        act.setText(going > 0
                ? texts.now("backups.prune.verb.some", going)
                : texts.now(scripts > 0 ? "backups.prune.verb.scripts" : "backups.prune.verb"));
        act.setAccessibleText(act.getText());
        act.setDisable(looking || !model.hasWork());
    }

    Parent root() {
        return root;
    }
}
