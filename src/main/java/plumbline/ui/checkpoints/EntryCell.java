package plumbline.ui.checkpoints;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Manifest;
import plumbline.ui.control.Shape;
import plumbline.ui.control.StateBadge;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// One line of the list: a target's name, or a checkpoint; reused for many.
final class EntryCell extends ListCell<Entry> {

    private static final double ROOMY = 250; // pixels in which all words of a line fit

    private final CheckpointsViewModel model;
    private final CheckpointWords words;
    private final Label id = Nodes.styled(new Label(), "target-name");
    private final FontIcon pin = new FontIcon("mdmz-push_pin");
    private final Label age = Nodes.styled(new Label(), "muted", "small-text");
    private final Label description = new Label();
    private final Shape reasonShape = new Shape();
    private final Label reason = Nodes.styled(new Label(), "small-text");
    private final Label size = Nodes.styled(new Label(), "muted", "small-text");
    private final Label disk = Nodes.styled(new Label(), "muted", "small-text");
    private final StateBadge state = Nodes.styled(new StateBadge(), "small-text");
    private final VBox checkpoint;
    private final Label target = Nodes.styled(new Label(), "section-text");
    private final Label total = Nodes.styled(new Label(), "muted", "small-text");
    private final HBox heading;
    private final Tooltip tip = new Tooltip();

    EntryCell(CheckpointsViewModel model) {
        this.model = model;
        this.words = model.words();
        age.setMinWidth(USE_PREF_SIZE);
        total.setMinWidth(USE_PREF_SIZE);
        state.setMinWidth(USE_PREF_SIZE);
        disk.setMinWidth(USE_PREF_SIZE);
        id.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS); // names begin alike
        for (Label label : new Label[]{id, description, reason, size, target}) {
            label.setMinWidth(0);
        }
        checkpoint = Nodes.styled(new VBox(row(id, pin, Nodes.spring(), age),
                row(description, Nodes.spring(), disk), row(reasonShape, reason, size, Nodes.spring(), state)),
                "checkpoint-entry");
        heading = row(target, Nodes.spring(), total);
        // half a number would be a wrong one
        size.visibleProperty().bind(widthProperty().greaterThan(ROOMY));
        size.managedProperty().bind(size.visibleProperty());
        setPrefWidth(0);
    }

    private static HBox row(javafx.scene.Node... nodes) {
        HBox row = Nodes.styled(new HBox(nodes), "checkpoint-line");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    @Override
    protected void updateItem(@Nullable Entry entry, boolean empty) {
        super.updateItem(entry, empty);
        getStyleClass().remove("checkpoint-heading");
        setTooltip(null);
        setDisable(false);
        if (empty || entry == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        switch (entry) {
            case Entry.OfTarget(String name, int count, long bytes) -> heading(name, count, bytes);
            case Entry.OfCheckpoint(Checkpoint one) -> checkpoint(one);
        }
    }

    private void heading(String name, int count, long bytes) {
        Texts texts = words.texts();
        getStyleClass().add("checkpoint-heading");
        target.setText(name.isEmpty() ? texts.now("checkpoints.target.unknown") : name);
        total.setText(words.number(count) + " · " + words.bytes(bytes));
        setAccessibleText(target.getText() + ", " + total.getText());
        setGraphic(heading);
    }

    private void checkpoint(Checkpoint one) {
        Texts texts = words.texts();
        Manifest manifest = one.manifest();
        id.setText(one.id());
        pin.setVisible(one.label().pinned());
        pin.setManaged(one.label().pinned());
        age.setText(manifest == null ? "" : words.age(manifest.created(), model.now()));
        boolean described = !one.label().description().isEmpty();
        description.setText(one.usable()
                ? described ? one.label().description().replace('\n', ' ') : texts.now("checkpoints.undescribed")
                : one.why().in(texts.messages()));
        description.getStyleClass().setAll("label", "small-text",
                one.usable() ? described ? "described" : "muted" : "not-verified");
        String why = words.reason(one);
        reasonShape.draw(CheckpointWords.reasonShape(one), why);
        reasonShape.setVisible(!why.isEmpty());
        reasonShape.setManaged(!why.isEmpty());
        boolean apart = !model.list().groupedProperty().get() && manifest != null;
        reason.setText(apart ? CheckpointList.targetOf(one) + " · " + why : why);
        reason.setManaged(!reason.getText().isEmpty());
        reason.setMinWidth(apart ? 0 : USE_PREF_SIZE);
        size.setText(manifest == null ? "" : words.rows(manifest.rows()));
        disk.setText(words.bytes(one.diskBytes()));
        state.show(CheckpointWords.mark(one), words.state(one));
        String spoken = String.join("\n", one.id(), description.getText(), why,
                manifest == null ? "" : manifest.origin().target() + ", " + words.moment(manifest.created()),
                size.getText(), disk.getText(), words.stateAndWhen(one, model.now()),
                one.label().pinned() ? texts.now("checkpoints.pinned") : "").replaceAll("\n+", "\n").strip();
        tip.setText(spoken);
        setTooltip(tip);
        setAccessibleText(spoken.replace('\n', ','));
        setGraphic(checkpoint);
    }
}
