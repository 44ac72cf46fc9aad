package plumbline.ui.backups;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;
import plumbline.core.problem.Problem;
import plumbline.core.schedule.Timed;
import plumbline.core.state.UiState;
import plumbline.ui.control.LogPane;
import plumbline.ui.control.SaidLabel;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.RememberedDividers;
import plumbline.ui.fx.Screen;
import plumbline.ui.fx.Texts;

/// The screen of what is made by itself: jobs with their times and results, facts right, the jobs' log below. FX thread
/// only.
public final class SchedulesView implements Screen {

    private final SchedulesViewModel model;
    private final Texts texts;
    private final ScheduleWords words;
    private final SortedTable<Timed<?>> grid;
    private final ScheduleFacts facts;
    private final LogPane log;
    private final SaidLabel mistakes;
    private final SaidLabel said;
    private final Label none = Nodes.named(new Label(), "schedules-none", "muted");
    private final Button run = button("run", "mdmz-play_arrow");
    private final Button change = button("change", "mdal-edit");
    private final Button remove = button("remove", "mdal-delete");
    private final SplitPane root = Nodes.named(new SplitPane(), "schedules", "screen");
    private final Timeline aging = new Timeline(new KeyFrame(Duration.seconds(30), _ -> refresh()));

    /// @param state remembers where dividers and columns were put
    public SchedulesView(SchedulesViewModel model, UiState state) {
        this.model = model;
        this.texts = model.words().texts();
        mistakes = new SaidLabel("schedules-mistakes", "checkpoint-banner", texts);
        said = new SaidLabel("schedules-said", "checkpoint-said", texts);
        words = new ScheduleWords(model.words());
        grid = new SortedTable<>("schedules-list", "backups.schedule.column", texts, state);
        facts = new ScheduleFacts(model, words);
        log = new LogPane(model.log(), texts, model.words().zone(), "schedules-log", model.busyProperty(),
                model::cancel);
        table();
        ScrollPane inspector = Nodes.named(new ScrollPane(facts), "schedules-inspector", "edge-to-edge");
        inspector.setFitToWidth(true);
        inspector.setMinWidth(200);
        inspector.accessibleTextProperty().bind(texts.of("checkpoints.inspector"));
        SplitPane.setResizableWithParent(inspector, false);
        root.getItems().setAll(middle(), inspector);
        root.setDividerPositions(0.74);
        var _ = new RememberedDividers(root, "schedules", state).hold();
        aging.setCycleCount(Animation.INDEFINITE);
        bind();
    }

    private static Button button(String word, String icon) {
        Button button = Nodes.named(new Button(), "schedules-" + word);
        button.setGraphic(new FontIcon(icon));
        button.setMinWidth(Button.USE_PREF_SIZE);
        return button;
    }

    private void table() {
        TableView<Timed<?>> table = grid.view();
        table.accessibleTextProperty().bind(texts.of("backups.schedules"));
        grid.words("name", each -> each.job().name());
        grid.words("kind", each -> words.kind(each.job()));
        grid.words("of", each -> words.of(each.job()));
        grid.states("result", words::result);
        grid.words("when", each -> words.when(each.job()));
        grid.sorted("next", each -> words.next(each, model.now()),
                Comparator.comparing(each -> each.next().orElse(Instant.MAX)), false);
        grid.sorted("last", each -> words.last(each, model.now()),
                Comparator.comparing(each -> each.last().orElse(Instant.MIN)), false);
        table.setItems(model.lines());
        none.setWrapText(true);
        table.setPlaceholder(none);
        table.setMinHeight(120);
        VBox.setVgrow(table, Priority.ALWAYS);
        grid.onChosen(model.chosenProperty()::set);
        table.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                model.change();
            }
        });
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                model.change();
                event.consume();
            } else if (event.getCode() == KeyCode.DELETE) {
                model.remove();
                event.consume();
            }
        });
    }

    private VBox middle() {
        Label title = Nodes.styled(new Label(), "title-text");
        title.textProperty().bind(texts.of("backups.schedules"));
        title.setMinWidth(0);
        MenuButton add = Nodes.named(new MenuButton(), "schedules-add", "accent");
        add.textProperty().bind(texts.of("backups.schedule.new"));
        add.accessibleTextProperty().bind(texts.of("backups.schedule.new"));
        add.setGraphic(new FontIcon("mdal-add"));
        add.setMinWidth(MenuButton.USE_PREF_SIZE);
        add.getItems().setAll(List.of(JobKind.values()).stream().map(this::item).toList());
        HBox head = Nodes.styled(new HBox(title, Nodes.spring(), add), "pane-bar");
        head.setAlignment(Pos.CENTER_LEFT);
        log.hideWhileEmpty();
        log.setPrefHeight(150);
        log.setMinHeight(112);
        VBox middle = new VBox(head, mistakes, said, grid.view(), verbs(), log);
        middle.setMinWidth(360);
        return middle;
    }

    private MenuItem item(JobKind kind) {
        MenuItem item = new MenuItem();
        item.setId("schedules-add-" + kind.word());
        item.textProperty().bind(texts.of("backups.schedule.new." + kind.word()));
        item.setOnAction(_ -> model.add(kind));
        return item;
    }

    private FlowPane verbs() {
        run.setOnAction(_ -> model.runNow());
        change.setOnAction(_ -> model.change());
        remove.setOnAction(_ -> model.remove());
        for (Button each : new Button[]{run, change, remove}) {
            String key = "backups.schedule." + each.getId().substring("schedules-".length());
            each.textProperty().bind(texts.of(key));
            each.accessibleTextProperty().bind(texts.of(key));
            each.disableProperty().bind(model.chosenProperty().isNull());
        }
        FlowPane verbs = Nodes.styled(new FlowPane(run, change, remove), "work-bar", "work-flow");
        verbs.setMinHeight(FlowPane.USE_PREF_SIZE);
        return verbs;
    }

    private void bind() {
        model.chosenProperty().subscribe((_, _) -> show());
        model.readingsProperty().subscribe((_, _) -> {
            grid.fit();
            show();
        });
        model.saidProperty().subscribe((_, _) -> say());
        model.problemProperty().subscribe((_, _) -> say());
        model.mistakesProperty().subscribe((_, _) -> say());
        grid.view().widthProperty().subscribe((_, _) -> grid.fit());
        texts.languageProperty().subscribe((_, _) -> {
            grid.fit();
            show();
            say();
        });
        show();
        say();
    }

    private void show() {
        Timed<?> one = model.chosenProperty().get();
        TableView<Timed<?>> table = grid.view();
        int at = one == null ? -1 : table.getItems().indexOf(one);
        grid.choose(at);
        facts.show(one);
        none.setText(texts.now(model.readingsProperty().get() == 0 ? "backups.reading" : "backups.schedule.none"));
    }

    private void say() {
        said.say(model.problemProperty().get(), model.saidProperty().get());
        Problem wrong = model.mistakesProperty().get();
        mistakes.setText(wrong == null ? "" : texts.now(wrong));
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown(Place place) {
        model.refresh();
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
        grid.view().requestFocus(); // a handful of jobs needs no filter
    }
}
