package plumbline.ui.inconsistencies;

import java.util.List;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import plumbline.core.check.CheckStatus;
import plumbline.core.check.FindingHistory.Count;
import plumbline.core.health.MetricHistory.Point;
import plumbline.core.health.Threshold;
import plumbline.core.health.Verdict;
import plumbline.ui.control.EnvironmentBadge;
import plumbline.ui.control.Shape;
import plumbline.ui.control.Sparkline;
import plumbline.ui.fx.Mark;
import plumbline.ui.fx.Texts;
import plumbline.ui.inconsistencies.Entry.OfCheck;
import plumbline.ui.inconsistencies.Entry.OfPack;
import plumbline.ui.inconsistencies.Entry.OfRest;
import plumbline.ui.inconsistencies.Entry.OfTarget;

/// One line of the tree; reused for many. What finds no room is left out: first the age, then the past, then an
/// environment's word, which its shape and its tooltip say as well.
final class LineCell extends ListCell<Line> {
    private static final double INDENT = 14;
    private static final double ROOM_FOR_WORDS = 300;
    private static final double ROOM_FOR_PAST = 360;
    private static final double ROOM_FOR_AGE = 520;

    private final CheckTree tree;
    private final Texts texts;
    private final Words words;
    private final FontIcon arrow = new FontIcon("mdmz-play_arrow");
    private final Region blank = new Region();
    private final Shape shape = new Shape();
    private final Label title = new Label();
    private final EnvironmentBadge environment = new EnvironmentBadge();
    private final Region space = new Region();
    private final FontIcon clock = new FontIcon("mdmz-schedule");
    private final Label age = new Label();
    private boolean timed;
    private final Sparkline past = new Sparkline();
    private final Label change = new Label();
    private final Label count = new Label();
    private final HBox line = new HBox();
    private final Tooltip tip = new Tooltip();

    LineCell(CheckTree tree, Texts texts, Words words) {
        this.tree = tree;
        this.texts = texts;
        this.words = words;
        HBox.setHgrow(space, Priority.ALWAYS);
        title.setMinWidth(0);
        for (Region fixed : List.of(change, count, environment, age)) {
            fixed.setMinWidth(USE_PREF_SIZE);
        }
        blank.setMinWidth(INDENT);
        blank.setPrefWidth(INDENT);
        change.getStyleClass().addAll("muted", "small-text");
        age.getStyleClass().addAll("muted", "small-text");
        arrow.getStyleClass().add("tree-arrow");
        clock.getStyleClass().add("tree-clock");
        past.setMinSize(44, 18);
        past.setPrefSize(44, 18);
        past.setMaxSize(44, 18);
        line.getStyleClass().add("entry");
        line.setAlignment(Pos.CENTER_LEFT);
        widthProperty().addListener((_, _, _) -> fit());
        arrow.addEventHandler(MouseEvent.MOUSE_PRESSED, this::turn);
        setPrefWidth(0); // as wide as the list, so that a long title is shortened instead of scrolled
    }

    private void turn(MouseEvent event) {
        Line shown = getItem();
        if (shown != null && shown.opens()) {
            event.consume();
            tree.turn(shown);
        }
    }

    private void fit() {
        boolean check = getItem() != null && getItem().entry() instanceof OfCheck;
        past.setVisible(check && getWidth() >= ROOM_FOR_PAST);
        past.setManaged(past.isVisible());
        age.setVisible(check && getWidth() >= ROOM_FOR_AGE);
        age.setManaged(age.isVisible());
        environment.showWord(getWidth() >= ROOM_FOR_WORDS);
        clock.setVisible(age.isVisible() && timed);
        clock.setManaged(clock.isVisible());
    }

    @Override
    protected void updateItem(@Nullable Line shown, boolean empty) {
        super.updateItem(shown, empty);
        getStyleClass().removeAll("entry-target", "entry-pack", "entry-check");
        setTooltip(null);
        if (empty || shown == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        arrow.setRotate(shown.open() ? 90 : 0);
        line.setPadding(new Insets(0, 0, 0, INDENT * shown.level()));
        switch (shown.entry()) {
            case OfTarget target -> show(target, shown);
            case OfPack pack -> show(pack, shown);
            case OfRest rest -> show(rest, shown);
            case OfCheck check -> show(check);
        }
        fit();
    }

    private void show(OfTarget entry, Line shown) {
        getStyleClass().add("entry-target");
        title.setText(entry.target().name());
        environment.show(entry.target().environment(),
                texts.now(EnvironmentBadge.key(entry.target().environment())));
        count.setText(entry.running()
                ? texts.now(Mark.RUNNING.key())
                : entry.problem() != null ? texts.now("inconsistencies.status.failed") : words.number(entry.found()));
        count.getStyleClass().setAll("label", "entry-count");
        line.getChildren().setAll(shown.opens() ? arrow : blank, title, environment, space, count);
        tip.setText(title.getText() + "\n" + texts.now(EnvironmentBadge.key(entry.target().environment())));
        setTooltip(tip);
        shown(tip.getText().replace("\n", ", ") + ", " + count.getText() + ", " + words.openness(shown));
    }

    private void show(OfPack entry, Line shown) {
        getStyleClass().add("entry-pack");
        title.setText(texts.now(entry.title()));
        line.getChildren().setAll(arrow, title);
        shown(title.getText() + ", " + words.openness(shown));
    }

    private void show(OfRest entry, Line shown) {
        getStyleClass().add("entry-pack");
        Mark mark = switch (entry.rest()) {
            case CLEAN -> Mark.OK;
            case SKIPPED -> Mark.UNKNOWN;
        };
        title.setText(switch (entry.rest()) {
            case CLEAN -> texts.now("inconsistencies.rest.clean", words.number(entry.count()));
            case SKIPPED -> texts.now("inconsistencies.rest.skipped", words.number(entry.count()));
        });
        shape.draw(mark.style(), title.getText());
        line.getChildren().setAll(arrow, shape, title);
        shown(title.getText() + ", " + words.openness(shown));
    }

    private void show(OfCheck entry) {
        getStyleClass().add("entry-check");
        String status = words.status(entry);
        shape.draw(entry.mark().style(), status);
        title.setText(texts.now(entry.check().title()));
        change.setText(words.arrow(entry.yesterday()));
        change.setManaged(!change.getText().isEmpty());
        boolean found = entry.found() > 0;
        count.setText(found ? words.number(entry.found()) : status);
        count.getStyleClass().setAll("label", found && entry.mark() != Mark.OK ? "entry-count" : "muted");
        age.setText(words.age(entry));
        past.show(points(entry), Threshold.NONE, false);
        past.setAccessibleText(texts.now("inconsistencies.past"));
        timed = !entry.times().cron().isEmpty();
        line.getChildren().setAll(blank, shape, title, space, clock, age, past, change, count);
        tip.setText(title.getText() + "\n" + words.answer(entry) + "\n" + words.times(entry));
        setTooltip(tip);
        shown(title.getText() + ", " + status + ", " + words.answer(entry) + ", " + words.times(entry));
    }

    /// The counts of the last days as a sparkline takes them.
    static List<Point> points(OfCheck entry) {
        Verdict verdict = switch (entry.mark()) {
            case CRITICAL -> Verdict.CRITICAL;
            case WARNING -> Verdict.WARNING;
            default -> Verdict.OK;
        };
        return entry.past().counts().stream().filter(LineCell::told)
                .map(count -> new Point(count.at(), count.count(), verdict)).toList();
    }

    private static boolean told(Count count) {
        return count.status() == CheckStatus.CLEAN || count.status() == CheckStatus.FINDINGS;
    }

    private void shown(String spoken) {
        setGraphic(line);
        setAccessibleText(spoken);
    }
}
