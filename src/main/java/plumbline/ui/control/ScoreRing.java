package plumbline.ui.control;

import eu.hansolo.tilesfx.Tile;
import eu.hansolo.tilesfx.Tile.SkinType;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;
import plumbline.ui.fx.Mark;

/// A score of 0 to 100 as a TilesFX ring with the number in it.
final class ScoreRing extends Painted {

    private static final double SIZE = 64;

    private final Tile ring = new Tile(SkinType.CIRCULAR_PROGRESS);
    private final Label number = new Label();
    private Mark mark = Mark.CONNECTING;
    private boolean stale;

    ScoreRing() {
        getStyleClass().add("score-ring");
        setMinSize(SIZE, SIZE);
        setMaxSize(SIZE, SIZE);
        ring.setAnimated(false);
        ring.setMinValue(0);
        ring.setMaxValue(100);
        ring.setTitle("");
        ring.setTextVisible(false);
        ring.setValueVisible(false);
        ring.setBorderWidth(0);
        ring.setBackgroundColor(Color.TRANSPARENT);
        // the number stands in the window's own type, over the ring
        ring.setValueColor(Color.TRANSPARENT);
        ring.setUnitColor(Color.TRANSPARENT);
        ring.setMouseTransparent(true);
        ring.setFocusTraversable(false);
        number.getStyleClass().add("score-number");
        getChildren().addAll(ring, number);
    }

    /// Shows a score; negative where there is none yet.
    void show(int score, Mark state, boolean isStale) {
        mark = state;
        stale = isStale;
        if (ring.getValue() != Math.max(0, score)) {
            ring.setValue(Math.max(0, score));
        }
        number.setText(score < 0 ? "–" : String.valueOf(score));
        requestLayout();
    }

    @Override
    protected void paint() {
        if (!ring.getBarBackgroundColor().equals(line())) {
            ring.setBarBackgroundColor(line());
        }
        Color bar = stale ? muted() : switch (mark) {
            case OK -> success();
            case WARNING -> warning();
            case CRITICAL, UNREACHABLE -> danger();
            case UNKNOWN -> muted();
            case CONNECTING, RUNNING -> accent();
        };
        if (!ring.getBarColor().equals(bar)) {
            ring.setBarColor(bar);
        }
        // the skin leaves a margin for a title that this ring does not have
        double room = 4;
        ring.resizeRelocate(-room, -room, getWidth() + 2 * room, getHeight() + 2 * room);
        double w = number.prefWidth(-1);
        double h = number.prefHeight(-1);
        number.resizeRelocate((getWidth() - w) / 2, (getHeight() - h) / 2, w, h);
    }

    @Override
    protected double computePrefWidth(double height) {
        return SIZE;
    }

    @Override
    protected double computePrefHeight(double width) {
        return SIZE;
    }
}
