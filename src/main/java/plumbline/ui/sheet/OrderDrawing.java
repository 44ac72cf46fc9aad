package plumbline.ui.sheet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.Polygon;
import plumbline.core.checkpoint.LinkForm;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.sql.TableName;
import plumbline.ui.control.Shape;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// The order in which tables are put back, as a picture: parents left, arrows to their children, cycles marked. FX thread
/// only.
final class OrderDrawing extends ScrollPane {
    private static final double WIDTH = 170;
    private static final double HEIGHT = 28;
    private static final double BESIDE = 56;
    private static final double BELOW = 10;
    private static final double SIDE = 8;

    private final Texts texts;

    OrderDrawing(Texts texts) {
        this.texts = texts;
        setId("restore-order");
        getStyleClass().addAll("edge-to-edge", "order-scroll");
        setPannable(true);
    }

    void show(RestorePlan plan) {
        OrderLayout layout = OrderLayout.of(plan.order(), plan.cycles(), plan.links());
        Pane pane = Nodes.styled(new Pane(), "order-drawing");
        for (LinkForm link : layout.links()) {
            OrderLayout.Place parent = layout.places().get(link.parent());
            OrderLayout.Place child = layout.places().get(link.child());
            if (parent != null && child != null) {
                arrow(pane, parent, child, link);
            }
        }
        Map<TableName, Integer> numbers = new HashMap<>();
        plan.order().forEach(table -> numbers.put(table, numbers.size() + 1));
        layout.places().forEach((table, place) -> pane.getChildren()
                .add(box(table, numbers.getOrDefault(table, 0), place)));
        int columns = layout.places().values().stream().mapToInt(OrderLayout.Place::column).max().orElse(0) + 1;
        int rows = layout.places().values().stream().mapToInt(OrderLayout.Place::row).max().orElse(0) + 1;
        pane.setMinSize(2 * SIDE + columns * (WIDTH + BESIDE), 2 * SIDE + rows * (HEIGHT + BELOW));
        pane.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setContent(pane);
        setAccessibleText(spoken(plan));
    }

    private String spoken(RestorePlan plan) {
        String order = plan.order().stream().map(TableName::toString).collect(Collectors.joining(", "));
        return plan.cycles().isEmpty()
                ? texts.now("restore.order.spoken", order)
                : texts.now("restore.order.spoken-cycles", order, cycles(plan.cycles()));
    }

    static String cycles(List<List<TableName>> cycles) {
        return cycles.stream().map(cycle -> cycle.stream().map(TableName::toString).collect(Collectors.joining(" ⇄ ")))
                .collect(Collectors.joining("; "));
    }

    private HBox box(TableName table, int number, OrderLayout.Place place) {
        Label name = new Label(number + "  " + table);
        name.setMinWidth(0);
        HBox box = Nodes.styled(new HBox(name), "order-table");
        String says = table.toString();
        if (place.cycle()) {
            Shape shape = new Shape();
            shape.draw("mark-warning", texts.now("restore.order.cycle"));
            box.getChildren().addFirst(shape);
            box.getStyleClass().add("order-cycle");
            says += ", " + texts.now("restore.order.cycle");
        }
        Tooltip.install(box, new Tooltip(says));
        box.resizeRelocate(left(place), top(place), WIDTH, HEIGHT);
        box.setPrefSize(WIDTH, HEIGHT);
        box.setMinSize(WIDTH, HEIGHT);
        box.setMaxSize(WIDTH, HEIGHT);
        return box;
    }

    private static double left(OrderLayout.Place place) {
        return SIDE + place.column() * (WIDTH + BESIDE);
    }

    private static double top(OrderLayout.Place place) {
        return SIDE + place.row() * (HEIGHT + BELOW);
    }

    private static void arrow(Pane pane, OrderLayout.Place parent, OrderLayout.Place child, LinkForm link) {
        boolean round = parent.column() >= child.column();
        double fromX = left(parent) + WIDTH;
        double fromY = top(parent) + HEIGHT / 2;
        double toX = round ? left(child) + WIDTH : left(child) - 6;
        double toY = top(child) + HEIGHT / 2;
        double bend = round ? BESIDE * 0.7 : BESIDE / 2;
        CubicCurve curve = new CubicCurve(fromX, fromY, fromX + bend, fromY, round ? toX + bend : toX - bend, toY,
                round ? toX + 6 : toX, toY);
        curve.getStyleClass().add(round ? "order-round" : "order-link");
        double tip = round ? toX : toX + 6;
        double back = round ? 6 : -6;
        Polygon head = new Polygon(tip, toY, tip + back, toY - 4, tip + back, toY + 4);
        head.getStyleClass().add(round ? "order-head-round" : "order-head");
        Tooltip.install(curve, new Tooltip(link.name()));
        pane.getChildren().addAll(curve, head);
    }
}
