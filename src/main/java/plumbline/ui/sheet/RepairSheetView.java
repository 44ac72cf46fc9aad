package plumbline.ui.sheet;

import java.io.File;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.Duration;

import plumbline.core.pack.Repair;
import plumbline.core.repair.RepairPlan;
import plumbline.ui.control.CopyableSql;
import plumbline.ui.fx.Texts;
import plumbline.ui.grid.ChangePane;

/// The repair sheet on screen. FX thread only.
final class RepairSheetView {
    private static final double ROWS_HEIGHT = 150;

    private final RepairSheetViewModel model;
    private final Texts texts;
    private final InstantSource clock;
    private final PlanWords words;
    private final SheetFrame frame;
    private final ChangePane rows;
    private final CopyableSql sql;
    private final TitledPane sqlPane = new TitledPane();
    private final Label verified = SheetFrame.fact("");
    private final Timeline aging = new Timeline(new KeyFrame(Duration.seconds(1), _ -> age()));

    RepairSheetView(RepairSheetViewModel model, Texts texts, InstantSource clock) {
        this.model = model;
        this.texts = texts;
        this.clock = clock;
        words = new PlanWords(texts);
        frame = new SheetFrame(model.flow(), texts);
        rows = new ChangePane(texts, "sheet-rows");
        sql = new CopyableSql(texts, "sheet-sql");
        verified.setId("sheet-verified");
        sqlPane.setId("sheet-sql-pane");
        sqlPane.textProperty().bind(texts.of("sheet.repair.sql"));
        sqlPane.setContent(sql);
        sqlPane.setExpanded(false);
        sqlPane.setAnimated(false);
        sqlPane.setMinHeight(Region.USE_PREF_SIZE);
        sql.atMost(5);
        rows.setMinHeight(ROWS_HEIGHT);
        VBox.setVgrow(rows, Priority.ALWAYS);
        frame.body(rows, sqlPane);
        frame.ticket(model.ticketProperty());
        if (model.needsAcceptance()) {
            frame.accept(model.acceptedProperty());
        }
        frame.verbs(model.reason(), model.canRepair(), model::repair, model::preview);
        frame.saving(Bindings.createBooleanBinding(() -> model.flow().stageProperty().get() == Stage.PREVIEWED
                && model.planProperty().get() != null, model.flow().stageProperty(), model.planProperty()),
                model.saidProperty(), this::save);
        aging.setCycleCount(Animation.INDEFINITE);
        model.planProperty().addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        RepairPlan plan = model.planProperty().get();
        frame.head(model.title(), model.verb());
        rows.show(model.change());
        Repair way = model.request().way();
        List<Node> facts = new ArrayList<>();
        facts.add(SheetFrame.fact(texts.now(way.does())));
        facts.add(SheetFrame.fact(way.touches().isEmpty()
                ? texts.now(way.locks())
                : texts.now("sheet.repair.locks", tables(way), texts.now(way.locks())), "muted"));
        Label undo = SheetFrame.fact(words.undo(way, model.target().engine()),
                model.needsAcceptance() ? "not-verified" : "muted");
        undo.setId("sheet-undo");
        facts.add(undo);
        if (plan != null) {
            sql.textProperty().set(plan.statement());
            words.effects(plan, model.otherTables()).forEach(effect -> facts.add(SheetFrame.fact(effect, "muted")));
            model.notes().forEach(note -> facts.add(SheetFrame.fact(note, "muted")));
            facts.add(verified);
            frame.server(texts.now("sheet.server", texts.identity(plan.identity().line())));
        }
        frame.facts(facts.toArray(Node[]::new));
        age();
    }

    private void save() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.now("sheet.save"));
        chooser.setInitialFileName(model.request().check().id() + ".sql");
        File file = chooser.showSaveDialog(frame.root().getScene().getWindow());
        if (file != null) {
            model.saveAs(file.toPath());
        }
    }

    private static String tables(Repair way) {
        return way.touches().stream().map(touch -> touch.table().toString()).collect(Collectors.joining(", "));
    }

    private void age() {
        RepairPlan plan = model.planProperty().get();
        if (plan != null) {
            verified.setText(words.extent(plan, model.age(clock.instant())));
            boolean tried = plan.verified() && plan.extent() != RepairPlan.Extent.STATED;
            verified.getStyleClass().setAll("label", tried ? "verified" : "not-verified");
        }
    }

    void opened(Runnable close) {
        frame.onKeep(close);
        aging.play();
    }

    void closed() {
        aging.stop();
    }

    Parent root() {
        return frame.root();
    }
}
