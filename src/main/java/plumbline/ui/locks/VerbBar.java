package plumbline.ui.locks;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import plumbline.core.activity.Verb;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// The verbs for what is chosen, and why one of them can't work. FX thread only.
final class VerbBar {

    private final Texts texts;
    private final Function<Verb, String> against;
    private final FlowPane bar = Nodes.styled(new FlowPane(), "work-bar", "work-flow");
    private final Label many;
    private final Label reason;
    private final Map<Verb, Button> buttons = new EnumMap<>(Verb.class);

    /// @param id prefix of the ids of its nodes
    VerbBar(Texts texts, String id, Function<Verb, String> against, Consumer<Verb> act) {
        this.texts = texts;
        this.against = against;
        many = Nodes.named(new Label(), id + "-chosen", "section-text");
        reason = Nodes.named(new Label(), id + "-reason", "muted");
        many.setMinWidth(Region.USE_PREF_SIZE);
        bar.setMinHeight(Region.USE_PREF_SIZE);
        bar.setRowValignment(javafx.geometry.VPos.CENTER);
        bar.getChildren().add(many);
        for (Verb verb : new Verb[]{Verb.CANCEL, Verb.TERMINATE, Verb.COMMIT_PREPARED, Verb.ROLLBACK_PREPARED}) {
            Button button = Nodes.named(new Button(), id + "-" + verb.word());
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> act.accept(verb));
            Tooltip tip = new Tooltip();
            tip.textProperty().bind(texts.of("locks.verb.tip." + verb.word()));
            button.setTooltip(tip);
            buttons.put(verb, button);
            bar.getChildren().add(button);
        }
        // as narrow as the room is: what is cut off is read in the tooltip
        reason.maxWidthProperty().bind(bar.widthProperty().subtract(24));
        bar.setMinWidth(0);
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(reason.textProperty());
        reason.setTooltip(whole);
        bar.getChildren().add(reason);
        tell(0, false);
    }

    FlowPane bar() {
        return bar;
    }

    /// Says what the verbs would work on.
    ///
    /// @param chosen   how many
    /// @param prepared whether it is one prepared transaction
    void tell(int chosen, boolean prepared) {
        many.setText(chosen == 0 ? "" : texts.now("locks.chosen", chosen));
        many.setManaged(chosen > 0);
        String first = "";
        for (Map.Entry<Verb, Button> each : buttons.entrySet()) {
            Verb verb = each.getKey();
            Button button = each.getValue();
            String stands = against.apply(verb);
            boolean onPrepared = verb == Verb.COMMIT_PREPARED || verb == Verb.ROLLBACK_PREPARED;
            button.setText(chosen > 1 && !onPrepared
                    ? texts.now("locks.verb.many." + verb.word(), chosen)
                    : texts.now("locks.verb." + verb.word()));
            button.setAccessibleText(stands.isEmpty() ? button.getText() : button.getText() + " " + stands);
            button.setDisable(!stands.isEmpty());
            button.setVisible(onPrepared == prepared);
            button.setManaged(onPrepared == prepared);
            first = onPrepared == prepared && first.isEmpty() ? stands : first;
        }
        reason.setText(first);
        reason.setManaged(!first.isEmpty());
    }
}
