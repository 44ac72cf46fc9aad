package plumbline.ui.inconsistencies;

import java.time.ZoneId;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

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

/// The inconsistencies screen: list, findings and work bar. FX thread only.
public final class InconsistenciesView implements Screen {
    private static final double ROW = 28;

    private final InconsistenciesViewModel model;
    private final Texts texts;
    private final Words words;
    private final GridView grid;
    private final EnvironmentBadge environment = new EnvironmentBadge();
    private final SplitPane root;
    private boolean choosing;

    @FXML
    private Button runAll = new Button();
    @FXML
    private Button cancel = new Button();
    @FXML
    private ListView<Entry> list = new ListView<>();
    @FXML
    private HBox head = new HBox();
    @FXML
    private Label title = new Label();
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
    private Label extent = new Label();
    @FXML
    private ComboBox<Repair> way = new ComboBox<>();
    @FXML
    private Button preview = new Button();
    @FXML
    private Label reason = new Label();
    @FXML
    private VBox inspector = new VBox();

    /// @param zone  in which moments are told
    /// @param state remembers where dividers and columns were put
    public InconsistenciesView(InconsistenciesViewModel model, Texts texts, ZoneId zone, UiState state) {
        this.model = model;
        this.texts = texts;
        words = new Words(texts, zone);
        root = (SplitPane) Fxml.load(this);
        BoundTexts.bind(root, texts);
        grid = new GridView(model.grid(), texts, state);
        var _ = new RememberedDividers(root, "inconsistencies", state);
        grid.onLook(model::look);
        middle.getChildren().addFirst(grid.root());
        head.getChildren().add(1, environment);
        var _ = new InspectorPane(inspector, model, words);
        bindList();
        bindWork();
        model.entryProperty().addListener((_, _, _) -> show());
        texts.languageProperty().addListener((_, _, _) -> {
            list.refresh();
            show();
        });
        show();
    }

    private void bindList() {
        list.setCellFactory(_ -> new EntryCell(texts, words));
        list.setFixedCellSize(ROW);
        list.setItems(model.list().entries());
        list.getSelectionModel().selectedItemProperty().addListener((_, _, entry) -> {
            if (!choosing && entry != null) {
                model.chosenProperty().set(entry.key());
            }
        });
        model.list().entries().addListener((ListChangeListener<Entry>) _ -> chooseAgain());
        model.chosenProperty().addListener((_, _, _) -> chooseAgain());
        runAll.setOnAction(_ -> model.list().runAll());
        runAll.disableProperty().bind(model.list().runningProperty());
        cancel.setOnAction(_ -> model.list().cancel());
        cancel.disableProperty().bind(model.list().runningProperty().not());
        list.setPlaceholder(placeholder());
        chooseAgain();
    }

    private Label placeholder() {
        Label none = new Label();
        none.textProperty().bind(texts.of("inconsistencies.no-target"));
        none.getStyleClass().add("muted");
        none.setWrapText(true);
        return none;
    }

    private void chooseAgain() {
        CheckKey key = model.chosenProperty().get();
        choosing = true;
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i).key().equals(key)) {
                list.getSelectionModel().select(i);
            }
        }
        choosing = false;
    }

    private void bindWork() {
        way.setItems(model.ways());
        way.valueProperty().bindBidirectional(model.wayProperty());
        way.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Repair repair) {
                return repair == null ? "" : texts.now(repair.title());
            }

            @Override
            public @Nullable Repair fromString(String text) {
                return null; // the box can't be typed into
            }
        });
        way.visibleProperty().bind(Bindings.size(model.ways()).greaterThan(1));
        way.managedProperty().bind(way.visibleProperty());
        preview.setOnAction(_ -> model.previewRepair());
        preview.disableProperty().bind(model.reason().isNotEmpty());
        reason.textProperty().bind(model.reason());
        extent.textProperty().bind(Bindings.createStringBinding(this::extentText, model.selection(),
                texts.languageProperty()));
        run.setOnAction(_ -> model.runChosen());
        undo.setOnAction(_ -> model.undoLast());
        model.lastRepairProperty().addListener((_, _, _) -> showDone());
        showDone();
    }

    private String extentText() {
        Selection selection = model.selection().get();
        return switch (selection.extent()) {
            case NOTHING -> texts.now("inconsistencies.extent.nothing");
            case CHOSEN -> texts.now("inconsistencies.extent.chosen", words.number(selection.rows()));
            case SHOWN -> texts.now("inconsistencies.extent.shown", words.number(selection.rows()));
            case ALL -> texts.now("inconsistencies.extent.all", words.number(selection.rows()));
        };
    }

    private void showDone() {
        InconsistenciesViewModel.@Nullable Done last = model.lastRepairProperty().get();
        doneBar.setVisible(last != null);
        doneBar.setManaged(last != null);
        if (last != null) {
            done.setText(
                    texts.now(last.result().verified() ? "inconsistencies.done" : "inconsistencies.done-unverified",
                            words.number(last.result().changed()), last.target().name(),
                            words.number(last.result().remaining()), last.result().run()));
        }
    }

    private void show() {
        Entry entry = model.entryProperty().get();
        title.setText(Heading.title(entry, texts));
        environment.setVisible(entry != null);
        if (entry != null) {
            environment.show(entry.target().environment(), entry.target().name() + " · "
                    + texts.now(EnvironmentBadge.key(entry.target().environment())));
        }
        run.setDisable(entry == null);
        run.setText(texts.now(Heading.runKey(entry)));
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
    }

    @Override
    public void hidden() {
        // the checks go on; nothing else needs a looking person
    }

    @Override
    public void refresh() {
        model.list().runAll();
    }

    @Override
    public void focusFilter() {
        grid.focusFilter();
    }
}
