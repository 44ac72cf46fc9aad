package plumbline.ui.backups;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import plumbline.core.backup.FoundBackup;
import plumbline.core.export.Extract;
import plumbline.core.problem.Problem;
import plumbline.core.session.Column;
import plumbline.core.session.Row;
import plumbline.core.session.ValueKind;
import plumbline.core.state.UiState;
import plumbline.ui.control.LogPane;
import plumbline.ui.control.SaidLabel;
import plumbline.ui.control.StateBadge;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.RememberedDividers;
import plumbline.ui.fx.Screen;
import plumbline.ui.fx.Texts;
import plumbline.ui.grid.CopyMenu;

/// The screen of full backups: folders left, what lies in them in the middle, facts right, the jobs' log below. FX thread
/// only.
public final class BackupsView implements Screen {

    private final BackupsViewModel model;
    private final BackupWords words;
    private final Texts texts;
    private final FoldersPane folders;
    private final SortedTable<FoundBackup> grid;
    private final BackupFacts facts;
    private final BackupVerbs verbs;
    private final LogPane log;
    private final Label title = Nodes.named(new Label(), "backups-chosen", "title-text");
    private final StateBadge state = Nodes.named(new StateBadge(), "backups-state");
    private final SaidLabel said;
    private final Label none = Nodes.named(new Label(), "backups-none", "muted");
    private final SplitPane root = Nodes.named(new SplitPane(), "backups", "screen");
    private final Timeline aging = new Timeline(new KeyFrame(Duration.seconds(30), _ -> tick()));

    /// @param state remembers where dividers and columns were put
    public BackupsView(BackupsViewModel model, UiState state) {
        this.model = model;
        this.words = model.words();
        this.texts = words.texts();
        said = new SaidLabel("backups-said", "checkpoint-said", texts);
        folders = new FoldersPane(model);
        grid = new SortedTable<>("backups-list", "backups.column", texts, state);
        facts = new BackupFacts(model);
        verbs = new BackupVerbs(model);
        log = new LogPane(model.log(), texts, words.zone(), "backups-log", model.busyProperty(), model::cancel);
        table();
        root.getItems().setAll(folders, middle(), inspector());
        root.setDividerPositions(0.19, 0.78);
        SplitPane.setResizableWithParent(folders, false);
        var _ = new RememberedDividers(root, "backups", state).hold();
        aging.setCycleCount(Animation.INDEFINITE);
        bind();
    }

    private void table() {
        TableView<FoundBackup> table = grid.view();
        table.accessibleTextProperty().bind(texts.of("backups.list"));
        grid.sorted("at", each -> words.moment(each.at()), Comparator.comparing(FoundBackup::at), false);
        grid.states("state", each -> new SortedTable.State(BackupWords.mark(each, model.checkedOf(each)),
                words.state(each, model.checkedOf(each), model.now())));
        grid.sorted("age", each -> words.age(each.at(), model.now()), Comparator.comparing(FoundBackup::at), false);
        grid.words("of", BackupWords::of);
        grid.words("kind", words::kind);
        grid.sorted("bytes", words::bytes, Comparator.comparingLong(FoundBackup::bytes), true);
        grid.words("tool", BackupWords::tool);
        grid.words("file", FoundBackup::name);
        table.setItems(model.list().shown());
        none.setWrapText(true);
        table.setPlaceholder(none);
        grid.onChosen(model.chosenProperty()::set);
        CopyMenu.on(table, texts, format -> format.text(extract(), false));
        VBox.setVgrow(table, Priority.ALWAYS);
        table.setMinHeight(120);
    }

    private Extract extract() {
        List<Column> columns = List.of(new Column("at", "timestamptz", ValueKind.TEXT),
                new Column("of", "text", ValueKind.TEXT), new Column("kind", "text", ValueKind.TEXT),
                new Column("bytes", "bigint", ValueKind.NUMBER), new Column("state", "text", ValueKind.TEXT),
                new Column("tool", "text", ValueKind.TEXT), new Column("path", "text", ValueKind.TEXT));
        return new Extract("backups", columns, model.list().shown().stream()
                .map(each -> new Row(List.of(each.at().toString(), BackupWords.of(each), each.kind().word(),
                        each.bytes(), words.state(each, model.checkedOf(each), model.now()), BackupWords.tool(each),
                        each.path().toString())))
                .toList());
    }

    private VBox middle() {
        title.setMinWidth(0);
        state.setMinWidth(StateBadge.USE_PREF_SIZE);
        HBox head = Nodes.styled(new HBox(title, Nodes.spring(), state), "pane-bar");
        head.setAlignment(Pos.CENTER_LEFT);
        log.hideWhileEmpty();
        log.setPrefHeight(150);
        log.setMinHeight(112);
        VBox middle = new VBox(head, said, grid.view(), verbs, log);
        middle.setMinWidth(360);
        return middle;
    }

    private ScrollPane inspector() {
        ScrollPane pane = Nodes.named(new ScrollPane(facts), "backups-inspector", "edge-to-edge");
        pane.setFitToWidth(true);
        pane.setMinWidth(190);
        pane.accessibleTextProperty().bind(texts.of("checkpoints.inspector"));
        SplitPane.setResizableWithParent(pane, false);
        return pane;
    }

    private void bind() {
        model.chosenProperty().subscribe((_, _) -> show());
        model.checksProperty().subscribe((_, _) -> show());
        model.list().shown().addListener((ListChangeListener<FoundBackup>) _ -> {
            grid.fit();
            show();
        });
        model.list().readingsProperty().subscribe((_, _) -> show());
        model.list().problemProperty().subscribe((_, _) -> show());
        model.saidProperty().subscribe((_, _) -> say());
        model.problemProperty().subscribe((_, _) -> say());
        grid.view().widthProperty().subscribe((_, _) -> grid.fit());
        texts.languageProperty().subscribe((_, _) -> {
            grid.view().refresh();
            grid.fit();
            show();
            say();
        });
        show();
        say();
    }

    private void show() {
        FoundBackup one = model.chosenProperty().get();
        TableView<FoundBackup> table = grid.view();
        int at = one == null
                ? -1
                : new ArrayList<>(table.getItems()).stream().map(FoundBackup::path).toList().indexOf(one.path());
        grid.choose(at);
        title.setText(one == null ? texts.now("backups.nothing-chosen") : one.name());
        state.setVisible(one != null);
        if (one != null) {
            Instant now = model.now();
            state.show(BackupWords.mark(one, model.checkedOf(one)), words.state(one, model.checkedOf(one), now));
        }
        facts.show(one);
        verbs.show(one);
        Problem problem = model.list().problemProperty().get();
        none.setText(problem != null
                ? texts.now(problem)
                : texts.now(model.list().readingsProperty().get() == 0
                        ? "backups.reading"
                        : model.list().searchProperty().get().isBlank() ? "backups.none" : "backups.none-found"));
    }

    private void say() {
        said.say(model.problemProperty().get(), model.saidProperty().get());
    }

    private void tick() {
        folders.tick();
        show();
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown(Place place) {
        if (place instanceof Place.Backups(String target)) {
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
        grid.view().requestFocus();
    }

    @Override
    public void focusFilter() {
        folders.focusSearch();
    }
}
