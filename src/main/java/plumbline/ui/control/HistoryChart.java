package plumbline.ui.control;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.DoubleFunction;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// A metric over time with yesterday beside it and its thresholds as lines. Dragging chooses a stretch, the wheel and
/// + and - zoom, the arrows move, a double click shows everything again. Stretches without values stay empty.
public final class HistoryChart extends Painted {

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private final Canvas canvas = new Canvas();
    // a canvas inherits no font: a label that nobody sees does
    private final Label face = new Label();
    private final Tooltip tip = new Tooltip();
    private ChartData data = ChartData.EMPTY;
    private DoubleFunction<String> words = String::valueOf;
    private BiConsumer<Instant, Instant> onZoom = (_, _) -> {};
    private Runnable onWhole = () -> {};
    private double dragFrom = -1;
    private double dragTo = -1;

    public HistoryChart() {
        getStyleClass().add("history-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(160, 120);
        setPrefSize(320, 200);
        canvas.setManaged(false);
        face.setManaged(false);
        face.setVisible(false);
        face.fontProperty().subscribe((_, _) -> requestLayout());
        getChildren().addAll(canvas, face);
        setFocusTraversable(true);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> released());
        addEventHandler(MouseEvent.MOUSE_MOVED, this::point);
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> tip.hide());
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        focusedProperty().subscribe((_, _) -> requestLayout());
    }

    /// Draws these.
    ///
    /// @param valueInWords writes a value with its unit
    public void show(ChartData next, DoubleFunction<String> valueInWords) {
        data = next;
        words = valueInWords;
        requestLayout();
    }

    /// What happens when a person chooses a stretch of time.
    ///
    /// @param zoom  is given its ends
    /// @param whole when everything is to be shown again
    public void setOnZoom(BiConsumer<Instant, Instant> zoom, Runnable whole) {
        onZoom = zoom;
        onWhole = whole;
    }

    @Override
    protected void paint() {
        ChartPen pen = new ChartPen(cleared(canvas), frame(), this, face.getFont().getFamily());
        pen.paint(data, words);
        if (dragFrom >= 0) {
            pen.selection(dragFrom, dragTo);
        }
    }

    private ChartFrame frame() {
        return ChartFrame.of(data, Math.floor(getWidth()), Math.floor(getHeight()));
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        if (event.getClickCount() == 2) {
            dragFrom = -1;
            onWhole.run();
            return;
        }
        dragFrom = event.getX();
        dragTo = dragFrom;
    }

    private void dragged(MouseEvent event) {
        dragTo = event.getX();
        requestLayout();
    }

    private void released() {
        double from = Math.min(dragFrom, dragTo);
        double to = Math.max(dragFrom, dragTo);
        boolean meant = dragFrom >= 0 && to - from > 6;
        dragFrom = -1;
        if (meant) {
            ChartFrame frame = frame();
            zoom(frame.at(from), frame.at(to));
        }
        requestLayout();
    }

    private void scrolled(ScrollEvent event) {
        if (event.getDeltaY() != 0) {
            zoomAround(frame().at(event.getX()), event.getDeltaY() > 0 ? 0.7 : 1 / 0.7);
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        Instant middle = data.from().plus(Duration.between(data.from(), data.to()).dividedBy(2));
        Duration step = Duration.between(data.from(), data.to()).dividedBy(5);
        switch (event.getCode()) {
            case KeyCode.PLUS, KeyCode.ADD, KeyCode.EQUALS -> zoomAround(middle, 0.7);
            case KeyCode.MINUS, KeyCode.SUBTRACT -> zoomAround(middle, 1 / 0.7);
            case KeyCode.LEFT -> zoom(data.from().minus(step), data.to().minus(step));
            case KeyCode.RIGHT -> zoom(data.from().plus(step), data.to().plus(step));
            case KeyCode.HOME -> onWhole.run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void zoomAround(Instant middle, double factor) {
        double before = Duration.between(data.from(), middle).toMillis() * factor;
        double after = Duration.between(middle, data.to()).toMillis() * factor;
        zoom(middle.minusMillis(Math.round(before)), middle.plusMillis(Math.round(after)));
    }

    private void zoom(Instant from, Instant to) {
        if (Duration.between(from, to).compareTo(SHORTEST) >= 0) {
            onZoom.accept(from, to);
        }
    }

    private void point(MouseEvent event) {
        data.nearest(frame().at(event.getX())).ifPresentOrElse(point -> {
            tip.setText(ChartPen.clock(point.at(), data) + "  " + words.apply(point.value()));
            Point2D where = localToScreen(event.getX() + 12, event.getY() + 12);
            if (where != null) {
                tip.show(this, where.getX(), where.getY());
            }
        }, tip::hide);
    }
}
