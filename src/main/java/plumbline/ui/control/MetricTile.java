package plumbline.ui.control;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One metric: title, value with unit, verdict, recent past with its thresholds, culprit, age.
public final class MetricTile extends ThemedTile {

    /// Size of every tile, in px.
    public static final double WIDTH = 244;
    /// Size of every tile, in px.
    public static final double HEIGHT = 132;

    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final Parts parts;

    public MetricTile() {
        this(new Parts());
    }

    private MetricTile(Parts made) {
        super(made.layout());
        parts = made;
        getStyleClass().add("metric-tile");
        setMinSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        setMaxHeight(HEIGHT);
    }

    /// Shows a metric.
    public void show(TileFace face) {
        setId("tile-" + face.metric());
        tile().setTitle(face.title());
        tile().setUnit(face.unit());
        parts.title.setText(face.title());
        parts.state.show(face.mark(), face.word());
        parts.number.setText(face.number());
        parts.unit.setText(face.unit());
        parts.detail.setText(face.detail());
        parts.past.show(face.past(), face.limits(), face.stale());
        parts.line.setText(face.line());
        pseudoClassStateChanged(STALE, face.stale());
        setAccessibleText(String.join(", ", face.title(), face.number() + " " + face.unit(), face.word(),
                face.detail(), face.line()));
    }

    /// How old the value is, in words.
    public void showAge(String words) {
        parts.age.setText(words);
    }

    /// The nodes of a tile and how they stand.
    private static final class Parts {

        private final Label title = new Label();
        private final StateBadge state = new StateBadge();
        private final Label number = new Label();
        private final Label unit = new Label();
        private final Label detail = new Label();
        private final Sparkline past = new Sparkline();
        private final Label line = new Label();
        private final Label age = new Label();

        Region layout() {
            title.getStyleClass().add("tile-title");
            number.getStyleClass().add("tile-number");
            unit.getStyleClass().add("tile-unit");
            detail.getStyleClass().addAll("muted", "small-text");
            line.getStyleClass().addAll("muted", "small-text");
            age.getStyleClass().addAll("muted", "small-text");
            number.setMinWidth(Region.USE_PREF_SIZE);
            unit.setMinWidth(Region.USE_PREF_SIZE);
            age.setMinWidth(Region.USE_PREF_SIZE);
            state.setMinWidth(Region.USE_PREF_SIZE);
            HBox head = new HBox(8, title, spring(), state);
            head.setAlignment(Pos.CENTER_LEFT);
            HBox value = new HBox(4, number, unit, spring(), detail);
            value.setAlignment(Pos.BASELINE_LEFT);
            past.setMinHeight(20);
            VBox.setVgrow(past, Priority.ALWAYS);
            HBox foot = new HBox(8, line, spring(), age);
            foot.setAlignment(Pos.CENTER_LEFT);
            VBox all = new VBox(3, head, value, past, foot);
            all.getStyleClass().add("tile-body");
            return all;
        }

        private static Region spring() {
            Region spring = new Region();
            HBox.setHgrow(spring, Priority.ALWAYS);
            return spring;
        }
    }
}
