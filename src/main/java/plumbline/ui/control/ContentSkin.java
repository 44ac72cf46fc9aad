package plumbline.ui.control;

import eu.hansolo.tilesfx.Tile;
import eu.hansolo.tilesfx.skins.TileSkin;
import javafx.geometry.Insets;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Border;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.BorderStrokeStyle;
import javafx.scene.layout.BorderWidths;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;

/// A tile whose text keeps the window's type size: the skins that come with TilesFX scale theirs with the tile, which
/// at a workstation's density is either unreadable or unlike everything around it.
final class ContentSkin extends TileSkin {

    private static final CornerRadii CORNERS = new CornerRadii(4);

    private final Region content;

    ContentSkin(Tile tile, Region content) {
        super(tile);
        this.content = content;
        // a pane gives managed children their preferred size; this one fills the tile
        content.setManaged(false);
        getPane().getChildren().setAll(content);
    }

    @Override
    protected void resize() {
        double w = tile.getWidth();
        double h = tile.getHeight();
        pane.setPrefSize(w, h);
        pane.setMaxSize(w, h);
        pane.resizeRelocate(0, 0, w, h);
        content.resizeRelocate(0, 0, w, h);
    }

    @Override
    protected void redraw() {
        pane.setBackground(new Background(new BackgroundFill(tile.getBackgroundColor(), CORNERS, Insets.EMPTY)));
        pane.setBorder(new Border(new BorderStroke(tile.getBorderColor(), BorderStrokeStyle.SOLID, CORNERS,
                new BorderWidths(tile.getBorderWidth()))));
    }

    @Override
    protected double computePrefWidth(double height, double top, double right, double bottom, double left) {
        return content.prefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width, double top, double right, double bottom, double left) {
        return content.prefHeight(width);
    }

    @Override
    protected double computeMinHeight(double width, double top, double right, double bottom, double left) {
        return content.minHeight(width);
    }
}
