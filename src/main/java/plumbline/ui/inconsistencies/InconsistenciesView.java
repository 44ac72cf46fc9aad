package plumbline.ui.inconsistencies;

import java.time.Clock;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import plumbline.core.pack.Repair;
import plumbline.core.state.UiState;
import plumbline.ui.control.EnvironmentBadge;
import plumbline.ui.fx.BoundTexts;
import plumbline.ui.fx.Fxml;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.RememberedDividers;
import plumbline.ui.fx.Screen;
import plumbline.ui.fx.Texts;
import plumbline.ui.grid.GridView;
import plumbline.ui.inconsistencies.Entry.OfCheck;
import plumbline.ui.sheet.WayBox;

/// The inconsistencies screen: tree, findings, inspector and work bar. FX thread only.
public final class InconsistenciesView implements Screen {
    private final InconsistenciesViewModel model;
    private final Texts texts;
    private final Words words;
    private final GridView grid;
    private final TreePane tree;
    private final WayBox way;
    private final EnvironmentBadge environment = new EnvironmentBadge();
    private final SplitPane root;
    private final Timeline aging;

    @FXML
    private Button runAll = new Button();
    @FXML
    private Button cancel = new Button();
    @FXML
    private Button discover = new Button();
    @FXML
    private HBox filters = new HBox();
    @FXML
    private ListView<Line> list = new ListView<>();
    @FXML
    private HBox head = new HBox();
    @FXML
    private Label title = new Label();
    @FXML
    private Button schedule = new Button();
    @FXML
    private Button run = new Button();
    @FXML
    private StackPane middle = new StackPane();
    @FXML
    private VBox empty = new VBox();
    @FXML
    private Label emptyTitle = new Label();
    @FXML
    private Label emptyText = new Label();
    @FXML
    private Button password = new Button();
    @FXML
    private HBox doneBar = new HBox();
    @FXML
    private Label done = new Label();
    @FXML
    private Button undo = new Button();
    @FXML
    private FlowPane work = new FlowPane();
    @FXML
    private VBox inspector = new VBox();
    @FXML
    private StackPane wayPlace = new StackPane();
    @FXML
    private Button record = new Button();
    @FXML
    private MenuButton saved = new MenuButton();
    @FXML
    private Button forget = new Button();

    /// @param discovery opens the wizard that finds checks, or empty where there is none
    /// @param clock     for ages, and in whose zone moments are told
    /// @param state     remembers where dividers and columns were put
    public InconsistenciesView(InconsistenciesViewModel model, Texts texts, Optional<Runnable> discovery, Clock clock,
            UiState state) {
        this.model = model;
        this.texts = texts;
        words = new Words(texts, clock);
        root = (SplitPane) Fxml.load(this);
        BoundTexts.bind(root, texts);
        grid = new GridView(model.grid(), texts, state);
        var _ = new RememberedDividers(root, "inconsistencies", state);
        grid.onLook(model.findings()::look);
        middle.getChildren().addFirst(grid.root());
        head.getChildren().add(1, environment);
        tree = new TreePane(list, filters, model, words);
        way = new WayBox(texts);
        wayPlace.getChildren().setAll(way);
        var _ = new InspectorPane(inspector, model, words);
        new WorkBar(work, model, words).keys(root, run, schedule);
        bindList(discovery);
        bindWay();
        bindVerbs();
        shortWhere(run, head, 470);
        shortWhere(discover, filters, 330);
        aging = new Timeline(new KeyFrame(Duration.seconds(30), _ -> tree.refresh()));
        aging.setCycleCount(Animation.INDEFINITE);
        model.entryProperty().addListener((_, _, _) -> show());
        texts.languageProperty().addListener((_, _, _) -> {
            way.tell();
            show();
        });
        show();
    }

    // where there is little room the icon alone must do; its words stay in the tooltip
    private static void shortWhere(Button button, Region pane, double least) {
        button.contentDisplayProperty().bind(Bindings.when(pane.widthProperty().lessThan(least))
                .then(ContentDisplay.GRAPHIC_ONLY).otherwise(ContentDisplay.LEFT));
    }

    private void bindList(Optional<Runnable> discovery) {
        runAll.setOnAction(_ -> model.list().runAll());
        runAll.disableProperty().bind(model.list().runningProperty());
        cancel.setOnAction(_ -> model.list().cancel());
        cancel.disableProperty().bind(model.list().runningProperty().not());
        discover.setVisible(discovery.isPresent());
        discover.setManaged(discovery.isPresent());
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(texts.of("inconsistencies.discover"));
        discover.setTooltip(tip);
        discovery.ifPresent(wizard -> discover.setOnAction(_ -> wizard.run()));
    }

    private void bindWay() {
        way.setId("inconsistencies-way");
        way.setMaxWidth(Double.MAX_VALUE);
        model.repair().ways().addListener((ListChangeListener<Repair>) _ -> offerWays());
        model.repair().wayProperty().addListener((_, _, chosen) -> way.setValue(chosen));
        way.valueProperty().addListener((_, _, chosen) -> {
            if (chosen != null) {
                model.repair().wayProperty().set(chosen);
            }
        });
        wayPlace.visibleProperty().bind(Bindings.size(model.repair().ways()).greaterThan(1));
        wayPlace.managedProperty().bind(wayPlace.visibleProperty());
        offerWays();
    }

    private void offerWays() {
        model.check().ifPresent(check -> way.show(model.repair().ways(), model.repair().wayProperty().get(),
                check.target().engine()));
    }

    private void bindVerbs() {
        run.setOnAction(_ -> model.runChosen());
        schedule.setOnAction(_ -> model.schedule());
        record.setOnAction(_ -> model.recordBaseline());
        saved.setMnemonicParsing(false);
        forget.setOnAction(_ -> model.forgetBaseline());
        undo.setOnAction(_ -> model.undoLast());
        model.lastRepairProperty().addListener((_, _, _) -> showDone());
        showDone();
    }

    private void showDone() {
        InconsistenciesViewModel.@Nullable Done last = model.lastRepairProperty().get();
        doneBar.setVisible(last != null);
        doneBar.setManaged(last != null);
        if (last != null) {
            done.setText(last.text());
            undo.setVisible(last.undoable());
        }
    }

    private void show() {
        Entry entry = model.entryProperty().get();
        title.setText(Heading.title(entry, texts));
        environment.setVisible(entry != null);
        if (entry != null) {
            environment.show(entry.target().environment(), entry.target().name(), texts);
        }
        run.setDisable(entry == null);
        run.setText(texts.now(Heading.runKey(entry)));
        schedule.setDisable(!(entry instanceof OfCheck check) || check.check().onlyByName());
        Heading heading = Heading.of(entry, texts, words);
        boolean rows = heading.title().isEmpty();
        grid.root().setVisible(rows);
        empty.setVisible(!rows);
        emptyTitle.setText(heading.title());
        emptyText.setText(heading.text());
        password.setVisible(heading.password());
        password.setManaged(heading.password());
        if (entry != null) {
            password.setOnAction(_ -> model.enterPassword(entry.target()));
        }
        showDone();
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown(Place place) {
        if (place instanceof Place.Inconsistencies(String target)) {
            model.shown(target);
        }
        aging.play();
    }

    @Override
    public void hidden() {
        aging.stop(); // the checks go on
    }

    @Override
    public void refresh() {
        model.list().runAll();
    }

    @Override
    public void takeFocus() {
        list.requestFocus();
    }

    @Override
    public void focusFilter() {
        if (model.check().isPresent() && grid.root().isVisible()) {
            grid.focusFilter();
        } else {
            tree.focusSearch();
        }
    }
}
