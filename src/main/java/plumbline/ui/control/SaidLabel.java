package plumbline.ui.control;

import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import plumbline.core.problem.Problem;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// A sentence across a screen that takes room only while it says something. FX thread only.
public final class SaidLabel extends Label {

    private final Texts texts;

    public SaidLabel(String id, String style, Texts texts) {
        this.texts = texts;
        setId(id);
        Nodes.sentence(this, style);
        setMaxWidth(Double.MAX_VALUE);
        visibleProperty().bind(textProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
    }

    /// Says how the last job ended: what went wrong, or what went well.
    public void say(@Nullable Problem problem, String well) {
        setText(problem == null ? well : texts.now(problem));
        getStyleClass().removeAll("not-verified", "verified");
        getStyleClass().add(problem == null ? "verified" : "not-verified");
    }
}
