package plumbline.ui.control;

import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.ui.fx.Mark;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Said;
import plumbline.ui.fx.Texts;

/// A sentence across a screen that takes room only while it says something. FX thread only.
public final class SaidLabel extends Label {

    private final Texts texts;
    private final Shape shape = new Shape();

    public SaidLabel(String id, String style, Texts texts) {
        this.texts = texts;
        setId(id);
        Nodes.sentence(this, style);
        setMaxWidth(Double.MAX_VALUE);
        visibleProperty().bind(textProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
    }

    /// Says how the last job ended: why it failed, or what came of it.
    ///
    /// @param said a job that ended may have ended with bad news
    public void say(@Nullable Problem problem, Said said) {
        Mark shown = problem == null
                ? said.mark()
                : problem.code() == ProblemCode.CANCELLED ? Mark.WARNING : Mark.CRITICAL;
        setText(problem == null ? said.text() : texts.now(problem));
        setGraphic(shape);
        shape.draw(shown.style(), texts.now(shown.key()));
        getStyleClass().removeAll("not-verified", "doubtful", "verified");
        getStyleClass().add(switch (shown) {
            case OK -> "verified";
            case WARNING -> "doubtful";
            default -> "not-verified";
        });
    }
}
