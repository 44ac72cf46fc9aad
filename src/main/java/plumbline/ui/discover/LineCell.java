package plumbline.ui.discover;

import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import plumbline.core.discover.Proposal;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// A proposal in the list: its check box, what it says, its kind and how many rows violate it. FX thread only.
final class LineCell extends ListCell<Line> {

    private final Texts texts;
    private final Function<Proposal, String> what;
    private final CheckBox box = new CheckBox();
    private final Label says = new Label();
    private final Label kind = Nodes.styled(new Label(), "muted", "small-text");
    private final Label count = Nodes.styled(new Label(), "entry-count");
    private final HBox row = new HBox(8, box, new VBox(says, kind), Nodes.spring(), count);
    private @Nullable Line shown;

    LineCell(Texts texts, Function<Proposal, String> what) {
        this.texts = texts;
        this.what = what;
        row.setAlignment(Pos.CENTER_LEFT);
        says.setMinWidth(0);
        count.setMinWidth(USE_PREF_SIZE);
        setPrefWidth(0); // as wide as the list: a long name is shortened instead of scrolled
    }

    @Override
    protected void updateItem(@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        if (shown != null) {
            box.selectedProperty().unbindBidirectional(shown.chosen());
        }
        shown = empty ? null : line;
        if (shown == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        Proposal proposal = shown.proposal();
        box.selectedProperty().bindBidirectional(shown.chosen());
        says.setText(what.apply(proposal));
        kind.setText(texts.now("discover.kind." + proposal.kind()));
        count.setText(Long.toString(proposal.evidence().disagree()));
        box.setAccessibleText(says.getText());
        setAccessibleText(says.getText() + ", " + kind.getText() + ", " + count.getText());
        setGraphic(row);
    }
}
