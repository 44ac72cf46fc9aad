package plumbline.ui.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import plumbline.core.problem.Problem;
import plumbline.ui.fx.Texts;

/// How a dialog that saves something ends: with the failure in words, or closed. FX thread only.
public final class DialogEnd {

    private DialogEnd() {}

    /// Lets a label say why it could not be done; it takes no room while there is nothing to say.
    public static void follow(Label problem, ObservableValue<? extends @Nullable Problem> failure, Texts texts) {
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        failure.addListener((_, _, now) -> problem.setText(now == null ? "" : texts.now(now)));
    }

    /// Closes the dialog as soon as it is done.
    public static void closeWhen(ObservableValue<Boolean> done, Runnable close) {
        done.addListener((_, _, now) -> {
            if (now) {
                close.run();
            }
        });
    }
}
