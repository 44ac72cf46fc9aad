package plumbline.ui.locks;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import plumbline.core.activity.Participant.Cycle;
import plumbline.core.activity.Participant.Prepared;
import plumbline.ui.control.Shape;
import plumbline.ui.fx.Nodes;

/// Who a line is about, indented as deep as it stands; reused for many. Deeper than ten levels the depth is a number.
final class WhoCell extends TableCell<WaitLine, WaitLine> {

    private static final double INDENT = 14;
    private static final int DEEPEST = 10;

    private final WaitsViewModel model;
    private final LockWords words;
    private final FontIcon arrow = Nodes.styled(new FontIcon("mdmz-play_arrow"), "tree-arrow");
    private final Shape shape = new Shape();
    private final Label depth = Nodes.styled(new Label(), "who-depth");
    private final Label name = Nodes.styled(new Label(), "who-name");
    private final Label part = Nodes.styled(new Label(), "who-part");
    private final HBox box = Nodes.styled(new HBox(arrow, shape, depth, name, part), "who-cell");

    WhoCell(WaitsViewModel model) {
        this.model = model;
        this.words = model.words();
        name.setMinWidth(Region.USE_PREF_SIZE);
        depth.setMinWidth(Region.USE_PREF_SIZE);
        part.setMinWidth(0);
        box.setAlignment(Pos.CENTER_LEFT);
        arrow.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            WaitLine line = getItem();
            if (line != null && line.opens() && event.getButton() == MouseButton.PRIMARY) {
                event.consume();
                model.turn(line);
            }
        });
    }

    @Override
    protected void updateItem(@Nullable WaitLine line, boolean empty) {
        super.updateItem(line, empty);
        if (empty || line == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        int deep = line.node().depth();
        arrow.setRotate(line.open() ? 90 : 0);
        arrow.setOpacity(line.opens() ? 1 : 0);
        box.setPadding(new Insets(0, 0, 0, INDENT * Math.min(deep, DEEPEST)));
        depth.setText(deep > DEEPEST ? String.valueOf(deep) : "");
        depth.setManaged(deep > DEEPEST);
        depth.setVisible(deep > DEEPEST);
        name.setText(words.name(line.key().who()));
        shape.draw(words.shape(line), words.part(line));
        tick();
        box.getStyleClass().setAll("who-cell", switch (line.key().who()) {
            case Prepared _ -> "who-prepared";
            case Cycle _ -> "who-root";
            default -> line.isRoot() ? "who-root" : line.node().blocks() > 0 ? "who-both" : "who-waits";
        });
        setGraphic(box);
    }

    /// Writes what changes with time.
    void tick() {
        WaitLine line = getItem();
        if (line != null && !isEmpty()) {
            String says = line.isRoot() && !line.waits()
                    ? words.headline(line, model.later())
                    : words.part(line);
            if (!says.equals(part.getText())) {
                part.setText(says);
            }
            String openness = !line.opens()
                    ? ""
                    : words.texts().now(line.open() ? "locks.accessible.open" : "locks.accessible.closed");
            setAccessibleText(words.texts().now("locks.accessible.line", name.getText(), says,
                    String.valueOf(line.node().depth() + 1), openness));
        }
    }
}
