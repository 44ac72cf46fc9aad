package plumbline.ui.locks;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.FillRule;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.Participant.Cycle;
import plumbline.core.activity.Participant.Prepared;
import plumbline.core.activity.WaitTree;
import plumbline.ui.control.Painted;
import plumbline.ui.locks.GraphLayout.Box;

/// Draws a laid out tree: shapes, words and the theme's role colours. FX thread only.
final class GraphPen {

    private static final double WIDE = 176;
    private static final double HIGH = 42;
    private static final double APART = 44;
    private static final double BELOW = 10;
    private static final double EDGE = 14;
    private static final int REMEMBERED = 600;

    private final LockWords words;
    private final Map<String, String> shortened = new LinkedHashMap<>();
    private @Nullable GraphicsContext to;
    private Font plain = Font.getDefault();
    private Font bold = Font.getDefault();
    private String family = "";

    GraphPen(LockWords words) {
        this.words = words;
    }

    /// What is drawn.
    ///
    /// @param chosen  boxes
    /// @param further boxes the chosen one waits for, too
    record Scene(WaitTree tree, GraphLayout layout, Set<Integer> chosen, List<Integer> further, Duration later,
            boolean focused) {}

    static double width(GraphLayout layout) {
        return 2 * EDGE + layout.columns() * (WIDE + APART) - APART + 1;
    }

    static double height(GraphLayout layout) {
        return 2 * EDGE + layout.rows() * (HIGH + BELOW) - BELOW + 1;
    }

    static Rectangle2D bounds(Box box) {
        return new Rectangle2D(EDGE + box.column() * (WIDE + APART), EDGE + box.row() * (HIGH + BELOW), WIDE, HIGH);
    }

    void clear(GraphicsContext context, double width, double height) {
        to = context;
        context.setTransform(1, 0, 0, 1, 0, 0);
        context.clearRect(0, 0, width, height);
    }

    void paint(Painted roles, String face, double scale, Scene scene) {
        GraphicsContext pen = to;
        if (pen == null) {
            return;
        }
        if (!face.equals(family)) {
            family = face;
            plain = Font.font(face, 11);
            bold = Font.font(face, FontWeight.BOLD, 12);
            shortened.clear();
        }
        pen.setTransform(scale, 0, 0, scale, 0, 0);
        pen.setTextBaseline(VPos.CENTER);
        pen.setTextAlign(TextAlignment.LEFT);
        List<Box> boxes = scene.layout().boxes();
        for (Box box : boxes) {
            if (box.on() >= 0) {
                edge(pen, boxes.get(box.on()), box, roles.muted(), 1.2);
            }
        }
        for (List<Integer> round : scene.layout().rounds(scene.tree())) {
            for (int i = 0; i + 1 < round.size(); i++) {
                round(pen, boxes, round.get(i), round.get(i + 1), roles.danger());
            }
        }
        for (int chosen : scene.chosen()) {
            for (int each : scene.further()) {
                further(pen, boxes.get(each), boxes.get(chosen), roles.accent());
            }
        }
        for (int i = 0; i < boxes.size(); i++) {
            box(pen, roles, scene, i);
        }
    }

    private static void edge(GraphicsContext pen, Box from, Box to, Color colour, double width) {
        Rectangle2D left = bounds(from);
        Rectangle2D right = bounds(to);
        double startX = left.getMaxX();
        double startY = left.getMinY() + HIGH / 2;
        double endX = right.getMinX();
        double endY = right.getMinY() + HIGH / 2;
        double middle = (endX - startX) / 2;
        pen.setStroke(colour);
        pen.setLineWidth(width);
        pen.beginPath();
        pen.moveTo(startX, startY);
        pen.bezierCurveTo(startX + middle, startY, endX - middle, endY, endX, endY);
        pen.stroke();
        // the arrow points at the one that is waited for
        pen.setFill(colour);
        pen.fillPolygon(new double[]{startX + 1, startX + 8, startX + 8}, new double[]{startY, startY - 4, startY + 4},
                3);
    }

    private static void round(GraphicsContext pen, List<Box> boxes, int from, int to, Color colour) {
        if (from < 0 || to < 0) {
            return;
        }
        Rectangle2D one = bounds(boxes.get(from));
        Rectangle2D other = bounds(boxes.get(to));
        pen.setStroke(colour);
        pen.setLineWidth(1.2);
        double bend = one.getMaxX() + APART * 0.6;
        pen.beginPath();
        pen.moveTo(one.getMaxX(), one.getMinY() + HIGH / 2);
        pen.bezierCurveTo(bend, one.getMinY() + HIGH / 2, bend, other.getMinY() + HIGH / 2, other.getMaxX(),
                other.getMinY() + HIGH / 2);
        pen.stroke();
    }

    private static void further(GraphicsContext pen, Box ahead, Box chosen, Color colour) {
        Rectangle2D to = bounds(ahead);
        Rectangle2D from = bounds(chosen);
        pen.setStroke(colour);
        pen.setLineWidth(1);
        pen.setLineDashes(3, 3);
        double startX = from.getMinX();
        double startY = from.getMinY() + HIGH * 0.3;
        double endX = ahead.column() < chosen.column() ? to.getMaxX() : to.getMinX();
        double endY = to.getMinY() + HIGH * 0.7;
        double reach = ahead.column() < chosen.column() ? (startX - endX) / 2 : -APART;
        pen.beginPath();
        pen.moveTo(startX, startY);
        pen.bezierCurveTo(startX - Math.abs(reach), startY, endX + reach, endY, endX, endY);
        pen.stroke();
        pen.setLineDashes();
    }

    private void box(GraphicsContext pen, Painted roles, Scene scene, int index) {
        Box box = scene.layout().boxes().get(index);
        Rectangle2D at = bounds(box);
        boolean chosen = scene.chosen().contains(index);
        boolean folded = box.folded() > 0;
        WaitLine line = WaitLine.of(scene.tree(), box.from(), Set.of());
        Color colour = folded ? roles.muted() : colour(roles, line);
        double arc = line.key().who() instanceof Cycle && !folded ? 20 : 6;
        pen.setFill(roles.ground());
        pen.fillRoundRect(at.getMinX(), at.getMinY(), WIDE, HIGH, arc, arc);
        pen.setFill(chosen
                ? roles.accent().deriveColor(0, 1, 1, 0.16)
                : colour.deriveColor(0, 1, 1, line.isRoot() && !folded ? 0.1 : 0));
        pen.fillRoundRect(at.getMinX(), at.getMinY(), WIDE, HIGH, arc, arc);
        pen.setStroke(chosen ? roles.accent() : line.isRoot() && !folded ? colour : roles.line());
        pen.setLineWidth(chosen ? scene.focused() ? 2.5 : 2 : 1);
        pen.setLineDashes(folded ? new double[]{4, 3} : new double[0]);
        pen.strokeRoundRect(at.getMinX() + 0.5, at.getMinY() + 0.5, WIDE - 1, HIGH - 1, arc, arc);
        pen.setLineDashes();
        if (folded) {
            pen.setFont(plain);
            pen.setFill(roles.muted());
            String key = box.until() < scene.tree().nodes().size() && scene.tree().nodes().get(box.until())
                    .depth() > line.node().depth() ? "locks.drawing.queue" : "locks.drawing.more";
            pen.fillText(fitting(words.texts().now(key, words.number(box.folded())), plain, WIDE - 24),
                    at.getMinX() + 12, at.getMinY() + HIGH / 2);
            return;
        }
        shape(pen, line, colour, at.getMinX() + 10, at.getMinY() + 9);
        pen.setFont(bold);
        pen.setFill(roles.text());
        pen.fillText(fitting(head(line), bold, WIDE - 36), at.getMinX() + 26, at.getMinY() + 14);
        pen.setFont(plain);
        pen.setFill(line.isRoot() || line.node().blocks() > 0 ? colour : roles.muted());
        pen.fillText(fitting(second(scene, line), plain, WIDE - 22), at.getMinX() + 11, at.getMinY() + 30);
    }

    private String head(WaitLine line) {
        String user = line.backend() == null ? "" : line.backend().user();
        return words.name(line.key().who()) + (user.isEmpty() ? "" : "  " + user);
    }

    private String second(Scene scene, WaitLine line) {
        if (line.waits()) {
            return words.age(line.since(), scene.tree().sample().at().plus(scene.later())) + "  " + words.lock(line);
        }
        return line.key().who() instanceof Cycle cycle
                ? words.round(cycle)
                : words.part(line) + "  " + words.state(line);
    }

    private static Color colour(Painted roles, WaitLine line) {
        return switch (line.key().who()) {
            case Cycle _ -> roles.danger();
            case Prepared _ -> roles.accent();
            default -> line.waits()
                    ? line.node().blocks() > 0 ? roles.warning() : roles.muted()
                    : roles.danger();
        };
    }

    /// The same figures as in the tree: lock, clock, lozenge, octagon.
    private static void shape(GraphicsContext pen, WaitLine line, Color colour, double x, double y) {
        pen.save();
        pen.translate(x, y);
        pen.setFill(colour);
        pen.setFillRule(FillRule.EVEN_ODD);
        pen.beginPath();
        pen.appendSVGPath(switch (line.key().who()) {
            case Cycle _ -> "M3,0H7L10,3V7L7,10H3L0,7V3ZM4.3,2.4H5.7V5.6H4.3ZM4.3,6.4H5.7V7.7H4.3Z";
            case Prepared _ -> "M5,0L10,5L5,10L0,5ZM5,2L2,5L5,8L8,5Z";
            default -> line.waits() && line.node().blocks() == 0
                    ? "M5,0A5,5 0 1,1 5,10A5,5 0 1,1 5,0ZM5,1.3A3.7,3.7 0 1,0 5,8.7A3.7,3.7 0 1,0 5,1.3Z"
                            + "M4.4,2.4H5.6V4.8L7.4,6.2L6.7,7.1L4.4,5.4Z"
                    : "M1,4.2H2V3a3,3 0 0,1 6,0V4.2H9V10H1ZM3.4,4.2H6.6V3a1.6,1.6 0 0,0 -3.2,0Z";
        });
        pen.fill();
        pen.restore();
    }

    /// As much of a text as there is room for.
    private String fitting(String text, Font font, double room) {
        if (shortened.size() > REMEMBERED) {
            shortened.clear();
        }
        return shortened.computeIfAbsent(font.getSize() + text, _ -> shorten(text, font, room));
    }

    private static String shorten(String text, Font font, double room) {
        Text measured = new Text(text);
        measured.setFont(font);
        if (measured.getLayoutBounds().getWidth() <= room) {
            return text;
        }
        int low = 0;
        int high = text.length();
        while (low + 1 < high) {
            int middle = (low + high) / 2;
            measured.setText(text.substring(0, middle).stripTrailing() + "…");
            if (measured.getLayoutBounds().getWidth() <= room) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return text.substring(0, low).stripTrailing() + "…";
    }
}
