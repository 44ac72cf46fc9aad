package plumbline.ui.locks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.WaitTree;
import plumbline.core.problem.Outcome;
import plumbline.ui.control.Painted;
import plumbline.ui.fx.UiWork;
import plumbline.ui.locks.GraphLayout.Box;

/// The tree as a drawing: who stands in whose way, from left to right. Where the boxes lie is worked out off the
/// screen's thread. A click chooses. FX thread only.
final class GraphDrawing extends Painted {

    private static final double LEAST_SCALE = 0.75;

    private final WaitsViewModel model;
    private final UiWork work;
    private final Canvas canvas = new Canvas();
    // a canvas inherits no font: a label that nobody sees does
    private final Label face = new Label();
    private final GraphPen pen;
    private final ScrollPane scroll = new ScrollPane(this);
    private Consumer<NodeKey> onChoose = _ -> {};
    private @Nullable WaitTree tree;
    private @Nullable WaitTree asked;
    private GraphLayout layout = new GraphLayout(List.of(), 0, 0);
    private double scale = 1;

    GraphDrawing(WaitsViewModel model, UiWork work) {
        this.model = model;
        this.work = work;
        this.pen = new GraphPen(model.words());
        setId("locks-drawing");
        getStyleClass().add("lock-drawing");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        canvas.setManaged(false);
        face.setManaged(false);
        face.setVisible(false);
        getChildren().addAll(canvas, face);
        face.fontProperty().subscribe((_, _) -> requestLayout());
        focusedProperty().subscribe((_, _) -> requestLayout());
        scroll.setId("locks-drawing-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().addAll("edge-to-edge", "lock-drawing-scroll");
        scroll.viewportBoundsProperty().subscribe(this::fit);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        model.treeProperty().subscribe(this::lay);
        model.chosenProperty().subscribe((_, _) -> requestLayout());
        model.words().texts().languageProperty().subscribe((_, _) -> requestLayout());
    }

    /// What shows it, with bars where it does not fit.
    ScrollPane scroll() {
        return scroll;
    }

    /// What happens when a box is chosen.
    void setOnChoose(Consumer<NodeKey> chooser) { onChoose = chooser; }

    private void lay(@Nullable WaitTree next) {
        asked = next;
        if (next == null) {
            show(null, new GraphLayout(List.of(), 0, 0));
            return;
        }
        work.quietly(() -> GraphLayout.of(next), outcome -> {
            if (next.equals(asked) && outcome instanceof Outcome.Done<GraphLayout>(GraphLayout made)) {
                show(next, made);
            }
        });
    }

    private void show(@Nullable WaitTree next, GraphLayout made) {
        tree = next;
        layout = made;
        fit(scroll.getViewportBounds());
        setAccessibleText(spoken());
        requestLayout();
    }

    // it is scaled down until it fits or could no longer be read; then it scrolls
    private void fit(Bounds view) {
        double wide = GraphPen.width(layout);
        double high = GraphPen.height(layout);
        double fitting = view.getWidth() <= 0
                ? 1
                : Math.min((view.getWidth() - 2) / wide, (view.getHeight() - 2) / high);
        scale = Math.clamp(fitting, LEAST_SCALE, 1);
        setMinSize(Math.floor(wide * scale), Math.floor(high * scale));
        setPrefSize(getMinWidth(), getMinHeight());
        requestLayout();
    }

    @Override
    protected void paint() {
        double width = Math.ceil(getWidth());
        double height = Math.ceil(getHeight());
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
        }
        WaitTree present = tree;
        pen.clear(canvas.getGraphicsContext2D(), width, height);
        if (present != null) {
            Set<Integer> chosen = model.chosenProperty().get().stream().map(line -> placeOf(present, line.key()))
                    .map(layout::boxOf).collect(Collectors.toSet());
            List<Integer> further = new ArrayList<>();
            if (model.chosenProperty().get().size() == 1) {
                further.addAll(layout.further(present,
                        placeOf(present, model.chosenProperty().get().getFirst().key())));
            }
            Duration later = model.later();
            pen.paint(this, face.getFont().getFamily(), scale,
                    new GraphPen.Scene(present, layout, chosen, further, later, isFocused()));
        }
    }

    private static int placeOf(WaitTree present, NodeKey key) {
        for (int i = 0; i < present.nodes().size(); i++) {
            if (present.nodes().get(i).who().equals(key.who())) {
                return i;
            }
        }
        return -1;
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        for (int i = 0; i < layout.boxes().size(); i++) {
            if (GraphPen.bounds(layout.boxes().get(i)).contains(event.getX() / scale, event.getY() / scale)) {
                choose(i);
                event.consume();
                return;
            }
        }
    }

    private void choose(int box) {
        WaitTree present = tree;
        if (present != null && box >= 0 && box < layout.boxes().size()) {
            onChoose.accept(NodeKey.of(present.nodes().get(layout.boxes().get(box).from()).who(), present));
        }
    }

    // left to whom it hangs on, right to the first behind it, up and down as the boxes were laid
    private void key(KeyEvent event) {
        WaitTree present = tree;
        if (present == null || layout.boxes().isEmpty() || event.isShortcutDown()) {
            return;
        }
        List<WaitLine> chosen = model.chosenProperty().get();
        int at = chosen.isEmpty() ? -1 : layout.boxOf(placeOf(present, chosen.getFirst().key()));
        int to = switch (event.getCode()) {
            case KeyCode.LEFT -> at < 0 ? 0 : layout.boxes().get(at).on();
            case KeyCode.RIGHT -> first(at);
            case KeyCode.UP -> beside(at, -1);
            case KeyCode.DOWN -> beside(at, 1);
            default -> -2;
        };
        if (to != -2) {
            choose(to);
            event.consume();
        }
    }

    private int first(int on) {
        for (int i = 0; i < layout.boxes().size(); i++) {
            if (layout.boxes().get(i).on() == on) {
                return i;
            }
        }
        return -1;
    }

    private int beside(int at, int by) {
        if (at < 0) {
            return 0;
        }
        int column = layout.boxes().get(at).column();
        for (int i = at + by; i >= 0 && i < layout.boxes().size(); i += by) {
            if (layout.boxes().get(i).column() == column) {
                return i;
            }
        }
        return at;
    }

    private String spoken() {
        WaitTree present = tree;
        LockWords words = model.words();
        if (present == null) {
            return "";
        }
        String roots = layout.boxes().stream().filter(box -> box.on() < 0 && box.folded() == 0).map(Box::from)
                .map(place -> WaitLine.of(present, place, Set.of()))
                .map(line -> words.name(line.key().who()) + " " + words.headline(line, Duration.ZERO))
                .collect(Collectors.joining("; "));
        return words.texts().now("locks.drawing.spoken", words.number(present.waiting()), roots);
    }
}
