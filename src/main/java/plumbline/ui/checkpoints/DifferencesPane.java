package plumbline.ui.checkpoints;

import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import plumbline.core.checkpoint.RowDifference;
import plumbline.core.checkpoint.TableDifference;
import plumbline.core.problem.Problem;
import plumbline.core.state.UiState;
import plumbline.ui.fx.ChoiceWords;
import plumbline.ui.fx.JobLog;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.RememberedDividers;
import plumbline.ui.fx.Texts;
import plumbline.ui.grid.DifferenceTable;
import plumbline.ui.grid.RowChoice;

/// What differs: the other side above, a line for each table, and the rows of the chosen one. FX thread only.
final class DifferencesPane extends VBox implements RowChoice {

    private static final int SEEN = 1_000; // rows chosen together beyond that were not looked at one by one

    private final DifferencesViewModel model;
    private final CheckpointWords words;
    private final JobLog log;
    private final Texts texts;
    private final ComboBox<Other> other = new ComboBox<>();
    private final Label sides = Nodes.named(new Label(), "differences-sides", "section-text");
    private final DriftStrip structure;
    private final DifferenceSummary summary;
    private final DifferenceTable rows;
    private final VBox empty = Nodes.named(new VBox(), "differences-empty", "empty");
    private final SplitPane shown = new SplitPane();
    private final MenuButton export = new MenuButton();
    private final Button turn = new Button();
    private final Button cancel = Nodes.named(new Button(), "differences-cancel");
    private DifferencesViewModel.Phase shownPhase = DifferencesViewModel.Phase.NONE;

    DifferencesPane(CheckpointsViewModel screen, UiState state) {
        this.model = screen.differences();
        this.words = screen.words();
        this.texts = words.texts();
        log = screen.log();
        structure = new DriftStrip(words);
        summary = new DifferenceSummary(model, words);
        rows = new DifferenceTable(texts, "differences-rows", model.rows(), this);
        VBox.setVgrow(rows, Priority.ALWAYS);
        shown.setOrientation(Orientation.VERTICAL);
        shown.setDividerPositions(0.42);
        shown.getItems().setAll(new VBox(tablesBar(), summary), new VBox(rowsBar(), rows));
        VBox.setVgrow(summary, Priority.ALWAYS);
        var _ = new RememberedDividers(shown, "differences", state);
        empty.setAlignment(Pos.CENTER);
        StackPane content = new StackPane(empty, shown);
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().setAll(bar(), sidesBar(), structure, content, foot(screen));
        model.filterProperty().subscribe((_, _) -> tables());
        model.onlyDifferingProperty().subscribe((_, _) -> tables());
        model.phaseProperty().subscribe((_, _) -> show());
        model.problemProperty().subscribe((_, _) -> show());
        model.tableProperty().subscribe(table -> {
            rows.show(table);
            summary.look(table);
        });
        model.chosen().revisionProperty().subscribe((_, _) -> rows.refresh());
        texts.languageProperty().subscribe((_, _) -> {
            converter();
            show();
        });
        show();
    }

    private HBox bar() {
        Label with = Nodes.styled(new Label(), "muted");
        with.textProperty().bind(texts.of("checkpoints.compare.with"));
        with.setMinWidth(USE_PREF_SIZE);
        other.setId("differences-other");
        other.accessibleTextProperty().bind(texts.of("checkpoints.compare.with"));
        other.setItems(model.others());
        other.valueProperty().bindBidirectional(model.otherProperty());
        other.setMinWidth(80);
        other.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(other, Priority.ALWAYS);
        converter();
        Button compare = Nodes.named(new Button(), "differences-compare", "accent");
        compare.textProperty().bind(texts.of("checkpoints.compare"));
        compare.accessibleTextProperty().bind(texts.of("checkpoints.compare"));
        compare.setMinWidth(USE_PREF_SIZE);
        compare.setOnAction(_ -> model.compare());
        compare.disableProperty().bind(model.otherProperty().isNull()
                .or(model.phaseProperty().isEqualTo(DifferencesViewModel.Phase.COMPARING)));
        HBox bar = Nodes.styled(new HBox(with, other, compare), "grid-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setMinHeight(USE_PREF_SIZE);
        return bar;
    }

    private void converter() {
        other.setConverter(new ChoiceWords<>(words::other));
    }

    private HBox sidesBar() {
        sides.setMinWidth(0);
        icon(turn, "differences-turn", "mdmz-swap_horiz", "checkpoints.compare.turn");
        turn.setOnAction(_ -> model.turn());
        export.setId("differences-export");
        export.textProperty().bind(texts.of("checkpoints.export-differences"));
        export.accessibleTextProperty().bind(texts.of("checkpoints.export-differences"));
        export.getStyleClass().add("flat");
        export.setMinWidth(USE_PREF_SIZE);
        for (DifferenceExport.Form form : DifferenceExport.Form.values()) {
            MenuItem item = new MenuItem();
            item.setId("differences-export-" + form.word());
            item.textProperty().bind(texts.of("checkpoints.export." + form.word()));
            item.setOnAction(_ -> export(form));
            export.getItems().add(item);
        }
        HBox bar = Nodes.styled(new HBox(turn, sides, Nodes.spring(), export), "grid-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setMinHeight(USE_PREF_SIZE);
        bar.visibleProperty().bind(model.seenProperty().isNotNull());
        bar.managedProperty().bind(bar.visibleProperty());
        return bar;
    }

    private HBox tablesBar() {
        TextField filter = Nodes.named(new TextField(), "differences-filter");
        filter.promptTextProperty().bind(texts.of("checkpoints.tables.filter"));
        filter.accessibleTextProperty().bind(texts.of("checkpoints.tables.filter"));
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.setPrefWidth(180);
        filter.setMinWidth(60);
        CheckBox only = Nodes.named(new CheckBox(), "differences-only-differing");
        only.textProperty().bind(texts.of("checkpoints.differences.only-differing"));
        only.accessibleTextProperty().bind(only.textProperty());
        only.selectedProperty().bindBidirectional(model.onlyDifferingProperty());
        only.setMinWidth(0);
        HBox bar = Nodes.styled(new HBox(filter, Nodes.spring(), only), "grid-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setMinHeight(USE_PREF_SIZE);
        return bar;
    }

    private void icon(Button button, String id, String icon, String key) {
        Nodes.named(button, id, "flat", "button-icon").setGraphic(new FontIcon(icon));
        button.accessibleTextProperty().bind(texts.of(key));
        button.setMinWidth(USE_PREF_SIZE);
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(texts.of(key));
        button.setTooltip(tip);
    }

    private HBox rowsBar() {
        Label title = Nodes.named(new Label(), "differences-table", "section-text");
        title.setMinWidth(0);
        model.tableProperty().subscribe(table -> title.setText(table == null ? "" : table.name().toString()));
        CheckBox only = Nodes.named(new CheckBox(), "differences-only-changed");
        only.textProperty().bind(texts.of("checkpoints.differences.only-changed"));
        only.accessibleTextProperty().bind(only.textProperty());
        only.selectedProperty().bindBidirectional(rows.onlyChangedProperty());
        only.setMinWidth(USE_PREF_SIZE);
        Label problem = Nodes.named(new Label(), "differences-rows-problem", "not-verified");
        problem.setMinWidth(0);
        model.rows().problemProperty().subscribe(failure -> problem.setText(failure == null ? "" : texts.now(failure)));
        HBox bar = Nodes.styled(new HBox(title, problem, Nodes.spring(), only), "grid-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setMinHeight(USE_PREF_SIZE);
        return bar;
    }

    private HBox foot(CheckpointsViewModel screen) {
        Button restore = Nodes.named(new Button(), "differences-restore", "danger");
        restore.setMinWidth(USE_PREF_SIZE);
        restore.setOnAction(_ -> screen.restoreChosen());
        Label reason = Nodes.named(new Label(), "differences-reason", "muted");
        reason.setMinWidth(0);
        Label said = Nodes.named(new Label(), "differences-said", "muted", "small-text");
        said.setMinWidth(0);
        said.textProperty().bind(model.saidProperty());
        Runnable tell = () -> {
            long many = model.chosen().rows();
            restore.setText(many == 0
                    ? texts.now("checkpoints.restore-chosen")
                    : texts.now("checkpoints.restore-chosen.rows", words.number(many), many));
            restore.setAccessibleText(restore.getText());
            String why = model.whyNot();
            restore.setDisable(!why.isEmpty());
            reason.setText(why);
        };
        model.chosen().revisionProperty().subscribe((_, _) -> tell.run());
        model.seenProperty().subscribe((_, _) -> tell.run());
        texts.languageProperty().subscribe((_, _) -> tell.run());
        tell.run();
        HBox foot = Nodes.styled(new HBox(restore, reason, Nodes.spring(), said), "work-bar");
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.setMinHeight(USE_PREF_SIZE);
        foot.visibleProperty().bind(model.seenProperty().isNotNull());
        foot.managedProperty().bind(foot.visibleProperty());
        return foot;
    }

    private void export(DifferenceExport.Form form) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.now("checkpoints.export-differences"));
        chooser.setInitialFileName("differences." + form.extension());
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            model.export(form, file.toPath());
        }
    }

    private void show() {
        DifferencesViewModel.Phase phase = model.phaseProperty().get();
        boolean done = phase == DifferencesViewModel.Phase.SHOWN;
        boolean here = Nodes.holdsFocus(this);
        shown.setVisible(done);
        empty.setVisible(!done);
        empty.getChildren().clear();
        if (!done) {
            structure.clear();
        }
        switch (phase) {
            case NONE -> empty.getChildren().setAll(said("checkpoints.compare.none", "section-text"),
                    said("checkpoints.compare.none-says", "muted"));
            case COMPARING -> comparing();
            case FAILED -> {
                Problem problem = model.problemProperty().get();
                Label failed = said("checkpoints.compare.failed", "section-text");
                Label why = said("checkpoints.compare.failed", "not-verified");
                why.setId("differences-problem");
                why.setText(problem == null ? "" : texts.now(problem));
                empty.getChildren().setAll(failed, why);
            }
            case SHOWN -> found();
        }
        // what held the keyboard may be gone or refuse it now
        if (here && phase != shownPhase) {
            switch (phase) {
                case COMPARING -> cancel.requestFocus();
                case SHOWN -> summary.requestFocus();
                case NONE, FAILED -> other.requestFocus();
            }
        }
        shownPhase = phase;
    }

    private void comparing() {
        ProgressBar bar = Nodes.named(new ProgressBar(), "differences-progress");
        bar.progressProperty().bind(log.fractionProperty());
        Label doing = Nodes.named(new Label(), "differences-doing", "muted");
        doing.textProperty().bind(log.progressProperty());
        bar.setPrefWidth(260);
        bar.setAccessibleText(texts.now("checkpoints.log.progress"));
        cancel.setText(texts.now("checkpoints.cancel"));
        cancel.setAccessibleText(cancel.getText());
        cancel.setOnAction(_ -> model.cancel());
        empty.getChildren().setAll(said("checkpoints.compare.running", "section-text"), bar, doing, cancel);
    }

    private Label said(String key, String style) {
        Label label = Nodes.styled(new Label(texts.now(key)), style);
        label.setWrapText(true);
        return label;
    }

    private void found() {
        DifferencesViewModel.Seen seen = model.seenProperty().get();
        if (seen == null) {
            return;
        }
        long differing = model.tables().stream().filter(table -> !table.same()).count();
        sides.setText(texts.now(seen.comparison().identical()
                ? "checkpoints.compare.identical"
                : "checkpoints.compare.sides", seen.from().name(), seen.to().name(), words.number(differing),
                words.number(model.tables().size()), model.tables().size()));
        sides.setTooltip(new Tooltip(sides.getText()));
        structure.show(model.tables(), seen.comparison().sequences(), seen.from().name(), seen.to().name());
        tables();
    }

    private void tables() {
        summary.show(model.shownTables());
        summary.look(model.tableProperty().get());
    }

    @Override
    public boolean offered() {
        TableDifference table = model.tableProperty().get();
        return table != null && model.chosen().offers(table.name());
    }

    @Override
    public @Nullable Boolean chosen(long place) {
        TableDifference table = model.tableProperty().get();
        return table == null ? Boolean.FALSE : model.chosen().row(table.name(), place);
    }

    @Override
    public void choose(List<Integer> places, boolean wanted) {
        TableDifference table = model.tableProperty().get();
        if (table == null) {
            return;
        }
        if (places.size() > 1 && places.size() == model.rows().size()) {
            model.chosen().table(table.name(), wanted);
            return;
        }
        Map<Long, Optional<RowDifference>> chosen = new TreeMap<>();
        for (int place : places) {
            chosen.put((long) place, places.size() > SEEN
                    ? Optional.empty()
                    : Optional.ofNullable(model.rows().get(place).value()));
        }
        if (!model.chosen().rows(table.name(), chosen, wanted)) {
            model.tooMany();
        }
    }

    /// Tells the row looked at.
    void onLook(java.util.function.Consumer<@Nullable RowDifference> listener) {
        rows.onLook(listener);
    }

    void focusOther() {
        other.requestFocus();
    }
}
