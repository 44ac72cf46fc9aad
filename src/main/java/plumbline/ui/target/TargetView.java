package plumbline.ui.target;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.util.Subscription;
import plumbline.core.state.UiState;
import plumbline.ui.control.ArrowKeys;
import plumbline.ui.control.EnvironmentBadge;
import plumbline.ui.control.MetricTile;
import plumbline.ui.control.StateBadge;
import plumbline.ui.control.TileFace;
import plumbline.ui.control.TileFlow;
import plumbline.ui.fx.Fxml;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.RememberedDividers;
import plumbline.ui.fx.Screen;
import plumbline.ui.fx.ScreenContext;

/// Tiles in groups, the inspector beside them.
public final class TargetView implements Screen {

    private static final double DIVIDER_AT = 0.66;

    private final TargetViewModel model;
    private final ScreenContext context;
    private final RememberedDividers dividers;
    private final InspectorView inspector;
    private final Parent loaded;
    private final Map<String, MetricTile> tiles = new HashMap<>();
    private Subscription bound = Subscription.EMPTY;

    @FXML
    private Label name;
    @FXML
    private EnvironmentBadge environment;
    @FXML
    private StateBadge verdict;
    @FXML
    private Label since;
    @FXML
    private Label identity;
    @FXML
    private TextField filter;
    @FXML
    private Node banner;
    @FXML
    private Label bannerText;
    @FXML
    private Label bannerAge;
    @FXML
    private SplitPane split;
    @FXML
    private ScrollPane scroll;
    @FXML
    private TileFlow flow;

    @SuppressWarnings("NullAway.Init")
    public TargetView(TargetViewModel model, UiState state) {
        this.model = model;
        this.context = model.context();
        this.loaded = Fxml.load(this);
        this.dividers = new RememberedDividers(split, "target", state);
        this.inspector = new InspectorView(model.inspector(), context);
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.promptTextProperty().bind(context.texts().of("target.filter"));
        filter.accessibleTextProperty().bind(context.texts().of("target.filter"));
        model.headerProperty().subscribe(this::head);
        model.groups().addListener((ListChangeListener<TileGroup>) _ -> lay());
        model.inspector().shownProperty().subscribe(this::inspect);
        context.now().subscribe(_ -> tiles.keySet().forEach(this::age));
        flow.addEventFilter(KeyEvent.KEY_PRESSED, event -> ArrowKeys.move(event, MetricTile.class));
    }

    @Override
    public Parent root() {
        return loaded;
    }

    @Override
    public void shown(Place place) {
        if (place instanceof Place.TargetTiles(String target)) {
            model.show(target);
            scroll.setVvalue(0);
        }
    }

    @Override
    public void hidden() {
        model.stop();
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    @Override
    public void focusFilter() {
        filter.requestFocus();
    }

    private void head(Header header) {
        name.setText(header.name());
        environment.show(header.environment(), header.environmentWord());
        verdict.show(header.mark(), header.word());
        since.setText(header.since());
        identity.setText(header.identity());
        boolean troubled = !header.banner().isEmpty();
        banner.setVisible(troubled);
        banner.setManaged(troubled);
        bannerText.setText(header.banner());
        bannerAge.setText(header.bannerAge());
    }

    private void lay() {
        bound.unsubscribe();
        bound = Subscription.EMPTY;
        tiles.clear();
        flow.setGroups(model.groups().stream().map(this::group).toList());
        mark();
    }

    private TileFlow.Group group(TileGroup group) {
        Label title = new Label();
        title.textProperty().bind(context.texts().of(group.key()));
        title.getStyleClass().add("group-title");
        List<MetricTile> made = new ArrayList<>();
        for (String metric : group.metrics()) {
            MetricTile tile = new MetricTile();
            tile.setOnChosen(() -> model.choose(metric));
            tiles.put(metric, tile);
            bound = bound.and(model.tile(metric).subscribe(tile::show));
            age(metric);
            made.add(tile);
        }
        return new TileFlow.Group(title, made);
    }

    private void age(String metric) {
        MetricTile tile = tiles.get(metric);
        TileFace face = model.tile(metric).get();
        if (tile != null) {
            tile.showAge(face.at().equals(Instant.EPOCH)
                    ? ""
                    : context.formats().age(Duration.between(face.at(), context.now().getValue())));
        }
    }

    private void inspect(Optional<Inspection> inspection) {
        boolean open = split.getItems().size() > 1;
        if (inspection.isPresent() && !open) {
            split.getItems().add(inspector.root());
            split.setDividerPositions(DIVIDER_AT);
            dividers.restore();
        } else if (inspection.isEmpty() && open) {
            split.getItems().removeLast();
        }
        mark();
    }

    private void mark() {
        String chosen = model.inspector().shownProperty().get().map(each -> each.face().metric()).orElse("");
        tiles.forEach((metric, tile) -> tile.setChosen(metric.equals(chosen)));
    }
}
