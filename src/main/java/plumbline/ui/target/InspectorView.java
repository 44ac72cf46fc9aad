package plumbline.ui.target;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import plumbline.ui.control.ChartData;
import plumbline.ui.control.CopyableSql;
import plumbline.ui.control.HistoryChart;
import plumbline.ui.control.StateBadge;
import plumbline.ui.control.TileFace;
import plumbline.ui.fx.Fxml;
import plumbline.ui.fx.ScreenContext;
import plumbline.ui.fx.Texts;

/// What stands beside the tiles: the chosen value's past, meaning, limits and statement.
final class InspectorView {

    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final InspectorViewModel model;
    private final ScreenContext context;
    private final Texts texts;
    private final Parent loaded;
    private final HistoryChart chart = new HistoryChart();
    private final CopyableSql sql;
    private final CopyableSql grant;

    @FXML
    private Label title;
    @FXML
    private StateBadge state;
    @FXML
    private Button close;
    @FXML
    private Label value;
    @FXML
    private Label detail;
    @FXML
    private Label age;
    @FXML
    private Label culprit;
    @FXML
    private Node unknown;
    @FXML
    private Label unknownText;
    @FXML
    private Label grantTitle;
    @FXML
    private StackPane grantHolder;
    @FXML
    private HBox ranges;
    @FXML
    private StackPane chartHolder;
    @FXML
    private Label legendNow;
    @FXML
    private Label legendYesterday;
    @FXML
    private Label whatTitle;
    @FXML
    private Label what;
    @FXML
    private Label limitsTitle;
    @FXML
    private Label limits;
    @FXML
    private Label source;
    @FXML
    private Label sqlTitle;
    @FXML
    private StackPane sqlHolder;

    @SuppressWarnings("NullAway.Init")
    InspectorView(InspectorViewModel model, ScreenContext context) {
        this.model = model;
        this.context = context;
        this.texts = context.texts();
        this.loaded = Fxml.load(this);
        this.sql = new CopyableSql(texts, "inspector-sql");
        this.grant = new CopyableSql(texts, "inspector-grant");
        sqlHolder.getChildren().add(sql);
        grantHolder.getChildren().add(grant);
        chartHolder.getChildren().add(chart);
        chart.setId("inspector-chart");
        chart.accessibleTextProperty().bind(texts.of("target.chart"));
        chart.setOnZoom(model::zoom, model::whole);
        close.setOnAction(_ -> model.close());
        close.accessibleTextProperty().bind(texts.of("target.close"));
        fixedTexts();
        fillRanges();
        model.shownProperty().subscribe(this::show);
        model.chartProperty().subscribe(this::draw);
        context.now().subscribe((_, _) -> age());
    }

    Parent root() {
        return loaded;
    }

    private void fixedTexts() {
        legendNow.textProperty().bind(texts.of("target.legend.now"));
        legendYesterday.textProperty().bind(texts.of("target.legend.yesterday"));
        whatTitle.textProperty().bind(texts.of("target.what"));
        limitsTitle.textProperty().bind(texts.of("target.limits"));
        sqlTitle.textProperty().bind(texts.of("target.sql"));
        grantTitle.textProperty().bind(texts.of("target.grant"));
    }

    private void fillRanges() {
        ToggleGroup group = new ToggleGroup();
        HistoryRange[] all = HistoryRange.values();
        for (HistoryRange range : all) {
            ToggleButton button = new ToggleButton();
            button.setId("range-" + range.word());
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.textProperty().bind(texts.of(range.key()));
            button.setToggleGroup(group);
            button.getStyleClass().add(range == all[0]
                    ? "left-pill"
                    : range == all[all.length - 1] ? "right-pill" : "center-pill");
            button.setOnAction(_ -> {
                button.setSelected(true);
                model.rangeProperty().set(range);
            });
            model.rangeProperty().subscribe(now -> button.setSelected(now == range));
            ranges.getChildren().add(button);
        }
    }

    private void draw(ChartData data) {
        chart.show(data, model::inWords);
    }

    private void show(Optional<Inspection> shown) {
        if (shown.isEmpty()) {
            return;
        }
        Inspection of = shown.get();
        TileFace face = of.face();
        title.setText(face.title());
        state.show(face.mark(), face.word());
        value.setText(face.unit().isEmpty() ? face.number() : face.number() + " " + face.unit());
        detail.setText(face.detail());
        value.pseudoClassStateChanged(STALE, face.stale());
        age();
        boolean known = of.unknown().isEmpty();
        text(culprit, known ? face.line() : "");
        visible(unknown, !known);
        unknownText.setText(of.unknown());
        visible(grantTitle, !of.grant().isEmpty());
        visible(grantHolder, !of.grant().isEmpty());
        grant.textProperty().set(of.grant());
        what.setText(of.explanation());
        limits.setText(of.limits());
        text(source, of.source());
        visible(sqlHolder, !of.sql().isEmpty());
        sqlTitle.textProperty().unbind();
        sqlTitle.textProperty().bind(texts.of(of.sql().isEmpty() ? "target.measured" : "target.sql"));
        if (!of.sql().equals(sql.textProperty().get())) {
            sql.textProperty().set(of.sql());
        }
    }

    private void age() {
        Instant at = model.shownProperty().get().map(shown -> shown.face().at()).orElse(Instant.EPOCH);
        age.setText(at.equals(Instant.EPOCH)
                ? ""
                : context.formats().age(Duration.between(at, context.now().getValue())));
    }

    private static void text(Label label, String words) {
        label.setText(words);
        visible(label, !words.isEmpty());
    }

    private static void visible(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
