package plumbline.ui.control;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import plumbline.ui.fx.Mark;

/// One target on the overview: environment, name, score as number and word, response time, worst values, age.
public final class TargetCard extends ThemedTile {

    /// Height of every card, in px.
    public static final double HEIGHT = 184;

    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final Region stripe;
    private final Label name;
    private final EnvironmentBadge environment;
    private final Label place;
    private final ScoreRing ring;
    private final StateBadge state;
    private final Sparkline past;
    private final Label response;
    private final VBox chips;
    private final Label trouble;
    private final Label counts;
    private final Label age;
    private String stripeStyle = "";

    public TargetCard() {
        this(new Parts());
    }

    private TargetCard(Parts parts) {
        super(parts.layout());
        stripe = parts.stripe;
        name = parts.name;
        environment = parts.environment;
        place = parts.place;
        ring = parts.ring;
        state = parts.state;
        past = parts.past;
        response = parts.response;
        chips = parts.chips;
        trouble = parts.trouble;
        counts = parts.counts;
        age = parts.age;
        getStyleClass().add("target-card");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
    }

    /// A list shows its cells within its own layout, where a request of a node below can be lost for good: the words
    /// would stay as they were. Asking every node on the way up can't be lost.
    private void layOutAgain() {
        for (Parent each = state; each != null; each = each.getParent()) {
            each.requestLayout();
        }
    }

    /// Shows a target.
    public void show(CardFace face) {
        setId("card-" + face.name());
        tile().setTitle(face.name());
        name.setText(face.name());
        environment.show(face.environment(), face.environmentWord());
        stripe(face.environment().word());
        place.setText(face.product() + " · " + face.place());
        ring.show(face.score(), face.mark(), face.stale());
        state.show(face.mark(), face.word());
        past.show(face.past(), face.limits(), face.stale());
        response.setText(face.response());
        boolean troubled = !face.trouble().isEmpty();
        trouble.setText(face.trouble());
        trouble.setVisible(troubled);
        trouble.setManaged(troubled);
        chips.setVisible(!troubled);
        chips.setManaged(!troubled);
        chips(face);
        counts.setText(face.counts());
        pseudoClassStateChanged(STALE, face.stale());
        setAccessibleText(String.join(", ", face.name(), face.environmentWord(), face.word(), face.score() + "",
                face.trouble(), face.counts()));
        layOutAgain();
    }

    /// How old the values are, in words.
    public void showAge(String words) {
        age.setText(words);
    }

    private void stripe(String environmentWord) {
        String next = "env-" + environmentWord + "-stripe";
        if (!next.equals(stripeStyle)) {
            stripe.getStyleClass().remove(stripeStyle);
            stripe.getStyleClass().add(next);
            stripeStyle = next;
        }
    }

    private void chips(CardFace face) {
        while (chips.getChildren().size() < face.chips().size()) {
            chips.getChildren().add(new ChipRow());
        }
        for (int i = 0; i < chips.getChildren().size(); i++) {
            ChipRow row = (ChipRow) chips.getChildren().get(i);
            boolean used = i < face.chips().size();
            row.setVisible(used);
            row.setManaged(used);
            if (used) {
                row.show(face.chips().get(i));
            }
        }
    }

    /// One bad value: shape, title, value.
    private static final class ChipRow extends HBox {

        private final Shape shape = new Shape();
        private final Label title = new Label();
        private final Label value = new Label();
        private String style = "";

        ChipRow() {
            getStyleClass().add("chip");
            setAlignment(Pos.CENTER_LEFT);
            title.setMaxWidth(Double.MAX_VALUE);
            title.setMinWidth(20);
            value.setMinWidth(Region.USE_PREF_SIZE);
            HBox.setHgrow(title, Priority.ALWAYS);
            getChildren().addAll(shape, title, value);
        }

        void show(CardFace.Chip chip) {
            shape.draw(chip.mark().style(), "");
            title.setText(chip.title());
            value.setText(chip.value());
            String next = chipStyle(chip.mark());
            if (!next.equals(style)) {
                getStyleClass().remove(style);
                getStyleClass().add(next);
                style = next;
            }
        }

        private static String chipStyle(Mark mark) {
            return "chip-" + mark.style();
        }
    }

    /// The nodes of a card and how they stand.
    private static final class Parts {

        private final Region stripe = new Region();
        private final Label name = new Label();
        private final EnvironmentBadge environment = new EnvironmentBadge();
        private final Label place = new Label();
        private final ScoreRing ring = new ScoreRing();
        private final StateBadge state = new StateBadge();
        private final Sparkline past = new Sparkline();
        private final Label response = new Label();
        private final VBox chips = new VBox(3);
        private final Label trouble = new Label();
        private final Label counts = new Label();
        private final Label age = new Label();

        Region layout() {
            stripe.getStyleClass().add("stripe");
            name.getStyleClass().add("card-name");
            place.getStyleClass().addAll("muted", "small-text");
            place.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS); // a path ends in the file's name
            counts.getStyleClass().addAll("muted", "small-text");
            age.getStyleClass().addAll("muted", "small-text");
            response.getStyleClass().add("card-response");
            trouble.getStyleClass().add("card-trouble");
            trouble.setWrapText(true);
            response.setMinWidth(Region.USE_PREF_SIZE);
            age.setMinWidth(Region.USE_PREF_SIZE);
            state.setMinWidth(Region.USE_PREF_SIZE);
            environment.setMinWidth(Region.USE_PREF_SIZE);
            past.setPrefSize(60, 20);
            past.setMaxHeight(64);
            HBox.setHgrow(past, Priority.ALWAYS);
            HBox head = line(name, spring(), environment);
            HBox vital = line(state, past, response);
            VBox.setVgrow(vital, Priority.ALWAYS);
            vital.setFillHeight(true);
            VBox right = new VBox(5, vital, chips, trouble);
            HBox.setHgrow(right, Priority.ALWAYS);
            right.setMinWidth(0);
            HBox middle = new HBox(12, ring, right);
            middle.setAlignment(Pos.TOP_LEFT);
            VBox.setVgrow(middle, Priority.ALWAYS);
            HBox foot = line(counts, spring(), age);
            VBox body = new VBox(4, head, place, middle, foot);
            VBox.setMargin(middle, new javafx.geometry.Insets(4, 0, 0, 0));
            body.getStyleClass().add("card-body");
            HBox.setHgrow(body, Priority.ALWAYS);
            body.setMinWidth(0);
            HBox all = new HBox(stripe, body);
            all.getStyleClass().add("card");
            return all;
        }

        private static HBox line(javafx.scene.Node... nodes) {
            HBox line = new HBox(8, nodes);
            line.setAlignment(Pos.CENTER_LEFT);
            return line;
        }

        private static Region spring() {
            Region spring = new Region();
            HBox.setHgrow(spring, Priority.ALWAYS);
            return spring;
        }
    }
}
