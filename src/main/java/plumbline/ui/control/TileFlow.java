package plumbline.ui.control;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Lays groups of tiles on one grid: a group begins beside the one before where its tiles fit into the rest of the row,
/// else on a new row, so that small groups waste no height and all tiles stand under each other.
public final class TileFlow extends Pane {

    private static final double GAP = 8;
    private static final double BETWEEN = 16;
    private static final double TITLE = 24;

    private List<Group> groups = List.of();

    public TileFlow() {
        getStyleClass().add("tile-flow");
    }

    /// Takes these groups in place of the ones before.
    public void setGroups(List<Group> next) {
        groups = List.copyOf(next);
        List<Node> nodes = new ArrayList<>();
        for (Group group : groups) {
            nodes.add(group.title());
            nodes.addAll(group.tiles());
        }
        getChildren().setAll(nodes);
    }

    @Override
    public Orientation getContentBias() { return Orientation.HORIZONTAL; }

    @Override
    protected double computePrefWidth(double height) {
        return MetricTile.WIDTH + getInsets().getLeft() + getInsets().getRight();
    }

    @Override
    protected double computeMinWidth(double height) {
        return computePrefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return place(width < 0 ? computePrefWidth(-1) : width, false);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        place(getWidth(), true);
    }

    /// @return the height that is needed
    private double place(double outer, boolean really) {
        double left = getInsets().getLeft();
        double width = outer - left - getInsets().getRight();
        int columns = Math.max(1, (int) ((width + GAP) / (MetricTile.WIDTH + GAP)));
        double tile = Math.floor((width - (columns - 1) * GAP) / columns);
        double top = getInsets().getTop();
        double bottom = top;
        int column = 0;
        for (Group group : groups) {
            int size = group.tiles().size();
            if (column > 0 && column + size > columns) {
                column = 0;
                top = bottom + BETWEEN;
            }
            if (really) {
                group.title().resizeRelocate(left + column * (tile + GAP), top, tile, TITLE);
            }
            for (int i = 0; i < size; i++) {
                double x = left + (column + i) % columns * (tile + GAP);
                double y = top + TITLE + Math.floorDiv(column + i, columns) * (MetricTile.HEIGHT + GAP);
                if (really) {
                    group.tiles().get(i).resizeRelocate(x, y, tile, MetricTile.HEIGHT);
                }
                bottom = Math.max(bottom, y + MetricTile.HEIGHT);
            }
            // a group that filled more than a row ends its row
            column = column + size > columns ? columns : column + size;
        }
        return bottom + getInsets().getBottom();
    }

    /// A title and the tiles under it.
    public record Group(Node title, List<MetricTile> tiles) {

        public Group {
            tiles = List.copyOf(tiles);
        }
    }
}
