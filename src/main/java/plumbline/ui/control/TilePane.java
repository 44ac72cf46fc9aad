package plumbline.ui.control;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Lays tiles in rows: as many columns as fit, all of one width, so that the rows of all groups stand under each other.
public final class TilePane extends Pane {

    private static final double GAP = 8;

    public TilePane() {
        getStyleClass().add("tile-pane");
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return MetricTile.WIDTH;
    }

    @Override
    protected double computeMinWidth(double height) {
        return MetricTile.WIDTH;
    }

    @Override
    protected double computePrefHeight(double width) {
        int rows = Math.ceilDiv(getManagedChildren().size(), columns(width));
        return rows * MetricTile.HEIGHT + Math.max(0, rows - 1) * GAP;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        int columns = columns(getWidth());
        double width = Math.floor((getWidth() - (columns - 1) * GAP) / columns);
        int index = 0;
        for (Node tile : getManagedChildren()) {
            double x = index % columns * (width + GAP);
            double y = Math.floorDiv(index, columns) * (MetricTile.HEIGHT + GAP);
            tile.resizeRelocate(x, y, width, MetricTile.HEIGHT);
            index++;
        }
    }

    private static int columns(double width) {
        return width < MetricTile.WIDTH ? 1 : (int) ((width + GAP) / (MetricTile.WIDTH + GAP));
    }
}
