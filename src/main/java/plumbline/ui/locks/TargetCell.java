package plumbline.ui.locks;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import plumbline.ui.control.EnvironmentBadge;
import plumbline.ui.control.StateBadge;
import plumbline.ui.fx.Mark;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// One target of the list; reused for many.
final class TargetCell extends ListCell<TargetLine> {

    private static final double ROOM_FOR_WORDS = 230;

    private final LockWords words;
    private final Label name = Nodes.styled(new Label(), "target-name");
    private final EnvironmentBadge environment = new EnvironmentBadge();
    private final StateBadge state = new StateBadge();
    private final Label longest = Nodes.styled(new Label(), "muted", "small-text");
    private final VBox box;
    private final Tooltip tip = new Tooltip();

    TargetCell(LockWords words) {
        this.words = words;
        name.setMinWidth(0);
        longest.setMinWidth(USE_PREF_SIZE);
        HBox first = Nodes.styled(new HBox(name, Nodes.spring(), environment), "lock-target-line");
        HBox second = Nodes.styled(new HBox(state, Nodes.spring(), longest), "lock-target-line");
        box = Nodes.styled(new VBox(first, second), "lock-target");
        box.setAlignment(Pos.CENTER_LEFT);
        widthProperty().addListener((_, _, width) -> environment.showWord(width.doubleValue() >= ROOM_FOR_WORDS));
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable TargetLine line, boolean empty) {
        super.updateItem(line, empty);
        if (empty || line == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        Texts texts = words.texts();
        String word = word(line);
        name.setText(line.name());
        environment.show(line.waits().target().environment(), texts.now(line.waits().target().environment()));
        state.show(line.mark(), word);
        boolean waits = !line.longest().isZero() && line.mark() != Mark.UNREACHABLE;
        longest.setText(waits ? words.age(line.longest()) : "");
        String spoken = line.name() + ", " + texts.now(line.waits().target().environment()) + ", " + word
                + (waits ? ", " + texts.now("locks.target.longest", words.age(line.longest())) : "");
        tip.setText(spoken.replace(", ", "\n"));
        setTooltip(tip);
        setAccessibleText(spoken);
        setGraphic(box);
    }

    private String word(TargetLine line) {
        Texts texts = words.texts();
        return switch (line.mark()) {
            case UNREACHABLE -> texts.now("control.mark.unreachable");
            case CONNECTING -> texts.now("locks.target.asking");
            default -> line.isFile()
                    ? fileWord(line)
                    : line.waits().waiting() == 0
                            ? texts.now("locks.target.none")
                            : texts.now(line.isElsewhere() ? "locks.target.elsewhere" : "locks.target.waiting",
                                    words.number(line.waits().waiting()), line.waits().waiting());
        };
    }

    private String fileWord(TargetLine line) {
        var file = line.waits().file();
        int holders = file == null ? 0 : file.holders().size();
        return file != null && !file.told()
                ? words.texts().now("locks.target.untold")
                : words.texts().now("locks.target.holders", words.number(holders), holders);
    }
}
