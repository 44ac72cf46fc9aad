package plumbline.ui.overview;

import static plumbline.ui.fx.Nodes.named;
import static plumbline.ui.fx.Nodes.spring;
import static plumbline.ui.fx.Nodes.styled;

import java.time.Duration;
import java.time.Instant;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import plumbline.ui.control.ArrowKeys;
import plumbline.ui.control.TargetCard;
import plumbline.ui.fx.ConnectionActions;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.Screen;
import plumbline.ui.fx.ScreenContext;
import plumbline.ui.fx.Texts;

/// Cards of all targets in a list of rows, of which only those in view exist.
public final class OverviewView implements Screen {

    private static final double LEAST_CARD = 330;

    private final OverviewViewModel model;
    private final ScreenContext context;

    private final StackPane root = named(new StackPane(), "overview", "screen");
    private final VBox body = named(new VBox(), "body");
    private final Label title = named(new Label(), "overview-title", "title-text");
    private final Label summary = named(new Label(), "overview-summary", "muted");
    private final TextField filter = named(new TextField(), "overview-filter", "filter");
    private final ListView<OverviewRow> list = named(new ListView<>(), "overview-list", "overview-list");
    private final VBox nothing = named(new VBox(), "overview-empty", "empty-state");
    private final Label emptyTitle = named(new Label(), "emptyTitle", "title-text");
    private final Label emptyText = named(new Label(), "emptyText", "muted");
    private final Button demo = named(new Button(), "overview-demo", "accent");
    private final Button add = named(new Button(), "overview-add");
    private final Button importFile = named(new Button(), "overview-import");

    /// @param tryDemo     what "Try the demo" does
    /// @param connections what "Add a connection" and "Import" do
    public OverviewView(OverviewViewModel model, Runnable tryDemo, ConnectionActions connections) {
        this.model = model;
        this.context = model.context();
        arrange();
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

    /// In code and not in FXML, because the window opens with this screen.
    private void arrange() {
        HBox head = styled(new HBox(title, summary, spring(), filter), "screen-head");
        VBox.setVgrow(list, Priority.ALWAYS);
        body.getChildren().addAll(head, list);
        emptyText.setWrapText(true);
        nothing.getChildren().addAll(styled(new FontIcon("mdmz-storage"), "empty-icon"), emptyTitle, emptyText,
                styled(new HBox(demo, add, importFile), "empty-verbs"));
        root.getChildren().addAll(body, nothing);
    }

    @Override
    public Parent root() {
        return root;
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
