package plumbline.ui.checkpoints;

import java.io.File;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.RowDifference;
import plumbline.core.checkpoint.TableDifference;
import plumbline.core.state.UiState;
import plumbline.ui.control.LogPane;
import plumbline.ui.control.SaidLabel;
import plumbline.ui.control.StateBadge;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.RememberedDividers;
import plumbline.ui.fx.Screen;
import plumbline.ui.fx.Texts;
import plumbline.ui.grid.DifferenceInspector;

/// The checkpoints screen: list left, tables, rows and differences in the middle, inspector right, the jobs' log below.
/// FX thread only.
public final class CheckpointsView implements Screen {

    private final CheckpointsViewModel model;
    private final CheckpointWords words;
    private final Texts texts;
    private final ListPane list;
    private final RowsPane rows;
    private final DifferencesPane differences;
    private final FactsPane facts;
    private final RowFacts row;
    private final DifferenceInspector difference;
    private final VerbBar verbs;
    private final LogPane log;
    private final TabPane tabs = new TabPane();
    private final Label title = Nodes.named(new Label(), "checkpoints-title", "title-text");
    private final StateBadge state = Nodes.named(new StateBadge(), "checkpoints-state");
    private final SaidLabel banner;
    private final SaidLabel said;
    private final StackPane inspector = new StackPane();
    private final SplitPane root = Nodes.named(new SplitPane(), "checkpoints", "screen");
    private final Timeline aging = new Timeline(new KeyFrame(Duration.seconds(30), _ -> tick()));
    private final SplitPane work = Nodes.named(new SplitPane(), "checkpoints-work", "screen");
    private final RememberedDividers logDivider;
    private final VBox middle = new VBox();
    private @Nullable RowDifference looked;

    /// @param state remembers where dividers and columns were put
    public CheckpointsView(CheckpointsViewModel model, UiState state) {
        this.model = model;
        this.words = model.words();
        this.texts = words.texts();
        list = new ListPane(model, this::importFile, _ -> tabs.requestFocus());
        TablesPane tables = new TablesPane(model.contents(), words, state, () -> go(1));
        row = new RowFacts(words);
        rows = new RowsPane(model.contents(), words, row::show, model::exportRows);
        differences = new DifferencesPane(model, state);
        facts = new FactsPane(model);
        difference = new DifferenceInspector(texts, model.marks(), new CellsChosen(model.differences()));
        verbs = new VerbBar(model, this::exportFile, () -> {
            go(2);
            differences.focusOther();
        });
        banner = new SaidLabel("checkpoints-banner", "checkpoint-banner", texts);
        said = new SaidLabel("checkpoints-said", "checkpoint-said", texts);
        log = new LogPane(model.log(), texts, words.zone(), "checkpoints-log", model.busyProperty(), model::cancel);
        buildTabs(tables);
        root.getItems().setAll(list, buildMiddle(), inspectorPane());
        root.setDividerPositions(0.24, 0.77);
        SplitPane.setResizableWithParent(list, false);
        var _ = new RememberedDividers(root, "checkpoints", state).hold();
        logDivider = new RememberedDividers(work, "checkpoints-log", state);
        aging.setCycleCount(Animation.INDEFINITE);
        bind();
    }

    private void buildTabs(TablesPane tables) {
        tabs.setId("checkpoints-tabs");
        tabs.getStyleClass().add("lock-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getTabs().setAll(tab("tables", tables), tab("rows", rows), tab("differences", differences));
        tabs.setMinHeight(160);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        tabs.getSelectionModel().selectedIndexProperty().subscribe((_, _) -> inspect());
    }

    private Tab tab(String word, Node content) {
        Tab tab = new Tab("", content);
        tab.setId("checkpoints-tab-" + word);
        tab.textProperty().bind(texts.of("checkpoints.tab." + word));
        return tab;
    }

    private void go(int tab) {
        tabs.getSelectionModel().select(tab);
        if (tab == 1) {
            rows.focus();
        }
    }

    private VBox buildMiddle() {
        title.setMinWidth(0);
        state.setMinWidth(StateBadge.USE_PREF_SIZE);
        HBox head = Nodes.styled(new HBox(title, Nodes.spring(), state), "pane-bar");
        head.setAlignment(Pos.CENTER_LEFT);
        log.hideWhileEmpty();
        log.foldable(true);
        log.openProperty().subscribe((_, _) -> showLog());
        VBox contents = new VBox(tabs, verbs);
        work.setOrientation(Orientation.VERTICAL);
        work.getItems().setAll(contents);
        SplitPane.setResizableWithParent(log, false);
        VBox.setVgrow(work, Priority.ALWAYS);
        middle.getChildren().setAll(head, banner, said, work, log);
        middle.setMinWidth(360);
        return middle;
    }

    private ScrollPane inspectorPane() {
        inspector.setAlignment(Pos.TOP_LEFT);
        ScrollPane pane = Nodes.named(new ScrollPane(inspector), "checkpoints-inspector", "edge-to-edge");
        pane.setFitToWidth(true);
        pane.setMinWidth(190);
        pane.accessibleTextProperty().bind(texts.of("checkpoints.inspector"));
        SplitPane.setResizableWithParent(pane, false);
        return pane;
    }

    private void bind() {
        model.list().chosenProperty().subscribe((_, _) -> show());
        model.list().readingsProperty().subscribe((_, _) -> show());
        model.restorableProperty().subscribe((_, _) -> show());
        model.saidProperty().subscribe((_, _) -> say());
        model.problemProperty().subscribe((_, _) -> say());
        texts.languageProperty().subscribe((_, _) -> {
            show();
            say();
            inspect();
        });
        differences.onLook(looking -> {
            looked = looking;
            showDifference();
        });
        model.differences().chosen().revisionProperty().subscribe((_, _) -> showDifference());
        model.differences().phaseProperty().subscribe((_, phase) -> {
            if (phase == DifferencesViewModel.Phase.COMPARING) {
                go(2);
            }
            showVerbs();
        });
        model.busyProperty().subscribe((_, busy) -> {
            // a comparison is told on its own page, which needs the room
            if (busy) {
                log.open(model.differences().phaseProperty().get() != DifferencesViewModel.Phase.COMPARING);
            }
        });
        log.tellingProperty().subscribe((_, _) -> showLog());
        show();
        say();
        inspect();
        showLog();
    }

    // an open log has a divider of its own
    private void showLog() {
        boolean open = log.tellingProperty().get() && log.openProperty().get();
        if (open != work.getItems().contains(log)) {
            if (open) {
                middle.getChildren().remove(log);
                work.getItems().add(log);
                work.setDividerPositions(0.76);
                logDivider.restore();
            } else {
                work.getItems().remove(log);
                log.setPrefHeight(VBox.USE_COMPUTED_SIZE);
                middle.getChildren().add(log);
            }
        }
    }

    private void show() {
        Checkpoint one = model.list().chosenProperty().get();
        title.setText(one == null ? texts.now("checkpoints.nothing-chosen") : one.id());
        state.setVisible(one != null);
        if (one != null) {
            state.show(CheckpointWords.mark(one), words.stateAndWhen(one, model.now()));
        }
        banner.setText(one == null || one.usable()
                ? one != null && one.label().verified() != null && !one.label().intact()
                        ? texts.now("checkpoints.banner.verify-failed")
                        : ""
                : texts.now("checkpoints.banner." + one.condition().name().toLowerCase(java.util.Locale.ROOT),
                        one.why().in(texts.messages())));
        facts.show(one);
        verbs.show(one);
    }

    private void say() {
        said.say(model.problemProperty().get(), model.saidProperty().get());
    }

    // the differences have verbs of their own
    private void showVerbs() {
        boolean compared = tabs.getSelectionModel().getSelectedIndex() == 2
                && model.differences().phaseProperty().get() == DifferencesViewModel.Phase.SHOWN;
        verbs.setVisible(!compared);
        verbs.setManaged(!compared);
    }

    private void inspect() {
        showVerbs();
        inspector.getChildren().setAll(switch (tabs.getSelectionModel().getSelectedIndex()) {
            case 1 -> row;
            case 2 -> difference;
            default -> facts;
        });
        showDifference();
    }

    private void showDifference() {
        TableDifference table = model.differences().tableProperty().get();
        difference.show(table, looked);
    }

    private void tick() {
        list.tick();
        show();
    }

    private void importFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.now("checkpoints.import"));
        File file = chooser.showOpenDialog(root.getScene().getWindow());
        if (file != null) {
            model.importFrom(file.toPath());
        }
    }

    private void exportFile() {
        Checkpoint one = model.list().chosenProperty().get();
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.now("checkpoints.export"));
        chooser.setInitialFileName(one == null ? "" : one.id() + ".plcp.tar");
        File file = chooser.showSaveDialog(root.getScene().getWindow());
        if (file != null) {
            model.exportTo(file.toPath());
        }
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown(Place place) {
        if (place instanceof Place.Checkpoints(String target)) {
            model.shown(target);
        }
        aging.play();
    }

    @Override
    public void hidden() {
        aging.stop(); // jobs go on
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    @Override
    public void takeFocus() {
        list.focusList();
    }

    @Override
    public void focusFilter() {
        list.focusSearch();
    }
}
