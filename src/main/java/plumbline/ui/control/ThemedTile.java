package plumbline.ui.control;

import eu.hansolo.tilesfx.Tile;
import eu.hansolo.tilesfx.Tile.SkinType;
import javafx.css.PseudoClass;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// A TilesFX tile in the theme's colours that can be chosen with mouse and keyboard. TilesFX takes colours as values,
/// so they are pushed in whenever the style sheet's roles change.
abstract class ThemedTile extends Painted {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final Tile tile = new Tile(SkinType.CUSTOM);
    private Runnable onChosen = () -> {};
    private boolean chosen;

    /// @param content what the tile holds
    ThemedTile(Region content) {
        getStyleClass().add("themed-tile");
        tile.setAnimated(false);
        tile.setBorderWidth(1);
        tile.setSkin(new ContentSkin(tile, content));
        tile.setFocusTraversable(false);
        // TilesFX swallows clicks; this control takes them
        tile.setMouseTransparent(true);
        getChildren().add(tile);
        setFocusTraversable(true);
        setAccessibleRole(javafx.scene.AccessibleRole.BUTTON);
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                requestFocus();
                onChosen.run();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                onChosen.run();
                event.consume();
            }
        });
        focusedProperty().subscribe((_, _) -> requestLayout());
        hoverProperty().subscribe((_, _) -> requestLayout());
    }

    /// What a click or Enter does.
    public void setOnChosen(Runnable action) { onChosen = action; }

    /// Whether it is the one that the inspector shows.
    public void setChosen(boolean isChosen) {
        chosen = isChosen;
        pseudoClassStateChanged(CHOSEN, isChosen);
        requestLayout();
    }

    Tile tile() {
        return tile;
    }

    @Override
    protected void paint() {
        // every colour that is set draws the tile again
        if (!tile.getBackgroundColor().equals(ground())) {
            tile.setBackgroundColor(ground());
        }
        Color edge = chosen || isFocused() ? accent() : isHover() ? muted() : line();
        if (!tile.getBorderColor().equals(edge)) {
            tile.setBorderColor(edge);
        }
        tile.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    @Override
    protected double computePrefWidth(double height) {
        return tile.prefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return tile.prefHeight(width);
    }
}
