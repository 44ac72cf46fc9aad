package plumbline.ui.inconsistencies;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import plumbline.ui.control.EnvironmentBadge;
import plumbline.ui.control.Shape;
import plumbline.ui.fx.Mark;
import plumbline.ui.fx.Texts;
import plumbline.ui.inconsistencies.Entry.OfCheck;
import plumbline.ui.inconsistencies.Entry.OfPack;
import plumbline.ui.inconsistencies.Entry.OfTarget;

/// One line of the list; reused for many entries.
final class EntryCell extends ListCell<Entry> {
    private final Texts texts;
    private final Words words;
    private final Shape shape = new Shape();
    private final Label title = new Label();
    private final EnvironmentBadge environment = new EnvironmentBadge();
    private final Region space = new Region();
    private final Label change = new Label();
    private final Label count = new Label();
    private final HBox line = new HBox();
    private final Tooltip tip = new Tooltip();

    EntryCell(Texts texts, Words words) {
        this.texts = texts;
        this.words = words;
        HBox.setHgrow(space, Priority.ALWAYS);
        title.setMinWidth(0);
        change.setMinWidth(Region.USE_PREF_SIZE);
        count.setMinWidth(Region.USE_PREF_SIZE);
        environment.setMinWidth(Region.USE_PREF_SIZE);
        change.getStyleClass().addAll("muted", "small-text");
        line.getStyleClass().add("entry");
        line.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0); // as wide as the list, so that a long title is shortened instead of scrolled
    }

    @Override
    protected void updateItem(@Nullable Entry entry, boolean empty) {
        super.updateItem(entry, empty);
        getStyleClass().removeAll("entry-target", "entry-pack", "entry-check");
        setTooltip(null);
        switch (entry) {
            case null -> setGraphic(null);
            case OfTarget target -> show(target);
            case OfPack pack -> show(pack);
            case OfCheck check -> show(check);
        }
    }

    private void show(OfTarget entry) {
        getStyleClass().add("entry-target");
        title.setText(entry.target().name());
        environment.show(entry.target().environment(),
                texts.now(EnvironmentBadge.key(entry.target().environment())));
        change.setText("");
        count.setText(entry.running()
                ? texts.now(Mark.RUNNING.key())
                : entry.problem() != null ? texts.now("inconsistencies.status.failed") : words.number(entry.found()));
        count.getStyleClass().setAll("label", "entry-count");
        line.getChildren().setAll(title, environment, space, count);
        shown(title.getText() + ", " + count.getText());
    }

    private void show(OfPack entry) {
        getStyleClass().add("entry-pack");
        title.setText(texts.now(entry.title()));
        line.getChildren().setAll(title);
        shown(title.getText());
    }

    private void show(OfCheck entry) {
        getStyleClass().add("entry-check");
        String status = words.status(entry);
        shape.draw(entry.mark().style(), status);
        title.setText(texts.now(entry.check().title()));
        change.setText(words.arrow(entry.yesterday()));
        change.setManaged(!change.getText().isEmpty());
        boolean found = entry.found() > 0;
        count.setText(found ? words.number(entry.found()) : status);
        count.getStyleClass().setAll("label", found ? "entry-count" : "muted");
        line.getChildren().setAll(shape, title, space, change, count);
        tip.setText(title.getText() + "\n" + words.answer(entry));
        setTooltip(tip);
        shown(title.getText() + ", " + status + ", " + words.answer(entry));
    }

    private void shown(String spoken) {
        setGraphic(line);
        setAccessibleText(spoken);
    }
}
