package plumbline.ui.overview;

import java.time.Duration;
import java.time.Instant;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import plumbline.ui.control.ArrowKeys;
import plumbline.ui.control.TargetCard;
import plumbline.ui.fx.ConnectionActions;
import plumbline.ui.fx.Fxml;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.Screen;
import plumbline.ui.fx.ScreenContext;
import plumbline.ui.fx.Texts;

/// Cards of all targets in a list of rows, of which only those in view exist.
public final class OverviewView implements Screen {

    private static final double LEAST_CARD = 330;

    private final OverviewViewModel model;
    private final ScreenContext context;
    private final Parent loaded;

    @FXML
    private Node body;
    @FXML
    private Label title;
    @FXML
    private Label summary;
    @FXML
    private TextField filter;
    @FXML
    private ListView<OverviewRow> list;
    @FXML
    private Node nothing;
    @FXML
    private Label emptyTitle;
    @FXML
    private Label emptyText;
    @FXML
    private Button demo;
    @FXML
    private Button add;
    @FXML
    private Button importFile;

    /// @param tryDemo     what "Try the demo" does
    /// @param connections what "Add a connection" and "Import" do
    @SuppressWarnings("NullAway.Init")
    public OverviewView(OverviewViewModel model, Runnable tryDemo, ConnectionActions connections) {
        this.model = model;
        this.context = model.context();
        this.loaded = Fxml.load(this);
        Texts texts = context.texts();
        title.textProperty().bind(texts.of("overview.title"));
        summary.textProperty().bind(model.summaryProperty());
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.promptTextProperty().bind(texts.of("overview.filter"));
        filter.accessibleTextProperty().bind(texts.of("overview.filter"));
        list.accessibleTextProperty().bind(texts.of("overview.title"));
        list.setItems(model.rows());
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new OverviewCell(model));
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> ArrowKeys.move(event, TargetCard.class));
        list.widthProperty().subscribe(width -> columns(width.doubleValue()));
        body.visibleProperty().bind(model.emptyProperty().not());
        nothing.visibleProperty().bind(model.emptyProperty());
        emptyTitle.textProperty().bind(texts.of("overview.empty.title"));
        emptyText.textProperty().bind(texts.of("overview.empty.text"));
        demo.textProperty().bind(texts.of("overview.empty.demo"));
        demo.setOnAction(_ -> tryDemo.run());
        add.textProperty().bind(texts.of("overview.empty.add"));
        add.setOnAction(_ -> connections.add());
        importFile.textProperty().bind(texts.of("overview.empty.import"));
        importFile.setOnAction(_ -> connections.importFile());
    }

    @Override
    public Parent root() {
        return loaded;
    }

    @Override
    public void shown(Place place) {
        model.setInView(true);
    }

    @Override
    public void hidden() {
        model.setInView(false);
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    @Override
    public void focusFilter() {
        filter.requestFocus();
    }

    /// How old the values of a target are, in words.
    static String age(@Nullable Instant lastSeen, ScreenContext context) {
        return lastSeen == null
                ? context.texts().now("overview.never")
                : context.formats().age(Duration.between(lastSeen, context.now().getValue()));
    }

    private void columns(double width) {
        model.columnsProperty().set(Math.clamp((long) ((width - 32) / (LEAST_CARD + 8)), 1, 8));
    }
}
