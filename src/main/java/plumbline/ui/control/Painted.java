package plumbline.ui.control;

import java.util.List;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// A region that draws for itself in the theme's role colours: the style sheet fills its properties, so a change of theme
/// draws it anew.
public abstract class Painted extends Region {

    private static final StyleablePropertyFactory<Painted> FACTORY = new StyleablePropertyFactory<>(
            Region.getClassCssMetaData());

    private final StyleableProperty<Color> text = role("text", "-pl-text", node -> node.text);
    private final StyleableProperty<Color> muted = role("muted", "-pl-muted", node -> node.muted);
    private final StyleableProperty<Color> line = role("line", "-pl-line", node -> node.line);
    private final StyleableProperty<Color> ground = role("ground", "-pl-ground", node -> node.ground);
    private final StyleableProperty<Color> accent = role("accent", "-pl-accent", node -> node.accent);
    private final StyleableProperty<Color> success = role("success", "-pl-success", node -> node.success);
    private final StyleableProperty<Color> warning = role("warning", "-pl-warning", node -> node.warning);
    private final StyleableProperty<Color> danger = role("danger", "-pl-danger", node -> node.danger);

    /// An empty region.
    protected Painted() {
        getStyleClass().add("painted");
    }

    /// Draws; called within layout, whenever size, colours or data changed.
    protected abstract void paint();

    /// A canvas as large as this region and empty, to draw on.
    protected final GraphicsContext cleared(Canvas canvas) {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
        }
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, width, height);
        return pen;
    }

    @Override
    protected void layoutChildren() {
        paint();
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() { return FACTORY.getCssMetaData(); }

    /// Of words.
    public final Color text() {
        return text.getValue();
    }

    /// Of words that matter less.
    public final Color muted() {
        return muted.getValue();
    }

    /// Of lines and frames.
    public final Color line() {
        return line.getValue();
    }

    /// Of the ground.
    public final Color ground() {
        return ground.getValue();
    }

    /// Of what is chosen.
    public final Color accent() {
        return accent.getValue();
    }

    /// Of what is well.
    public final Color success() {
        return success.getValue();
    }

    /// Of what needs a look.
    public final Color warning() {
        return warning.getValue();
    }

    /// Of what is wrong.
    public final Color danger() {
        return danger.getValue();
    }

    private StyleableProperty<Color> role(String name, String css,
            java.util.function.Function<Painted, StyleableProperty<Color>> get) {
        StyleableProperty<Color> property = FACTORY.createStyleableColorProperty(this, name, css, get, Color.GRAY);
        ((javafx.beans.value.ObservableValue<?>) property).addListener(_ -> requestLayout());
        return property;
    }
}
