package plumbline.ui.sheet;

import java.util.EnumMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// The line of steps above a restore's sheet: which one is shown, and which are behind. FX thread only.
final class RestoreSteps extends HBox {
    private static final PseudoClass PRESENT = PseudoClass.getPseudoClass("present");
    private static final PseudoClass BEHIND = PseudoClass.getPseudoClass("behind");

    private final Texts texts;
    private final Map<RestoreStep, Label> labels = new EnumMap<>(RestoreStep.class);

    RestoreSteps(Texts texts) {
        this.texts = texts;
        setId("restore-steps");
        getStyleClass().add("restore-steps");
        setAlignment(Pos.CENTER_LEFT);
        setMinHeight(USE_PREF_SIZE);
        for (RestoreStep step : RestoreStep.values()) {
            if (step != RestoreStep.CHECKS) {
                getChildren().add(Nodes.styled(new Label("›"), "muted"));
            }
            Label label = Nodes.named(new Label(), "restore-step-" + step.word(), "restore-step");
            labels.put(step, label);
            getChildren().add(label);
        }
    }

    void show(RestoreStep present) {
        labels.forEach((step, label) -> {
            boolean behind = step.compareTo(present) < 0;
            String word = texts.now("restore.step." + step.word());
            // what is behind is told by a sign, too
            label.setText(behind ? "✓ " + word : step.number() + " " + word);
            label.pseudoClassStateChanged(PRESENT, step == present);
            label.pseudoClassStateChanged(BEHIND, behind);
        });
        setAccessibleText(texts.now("restore.steps", present.number(), RestoreStep.values().length,
                texts.now("restore.step." + present.word())));
    }
}
