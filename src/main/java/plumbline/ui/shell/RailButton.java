package plumbline.ui.shell;

import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import plumbline.ui.fx.ScreenEntry;
import plumbline.ui.fx.Texts;

/// A screen's place in the rail: icon, name, and how many things on it need a person.
final class RailButton extends Button {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final double WIDE_GAP = 10;
    private static final double NARROW_GAP = 2;

    private final Label name = new Label();
    private final Label badge = new Label();
    private final HBox line;

    RailButton(ScreenEntry entry, int number, Texts texts) {
        getStyleClass().add("rail-button");
        setId("rail-" + entry.id());
        name.textProperty().bind(texts.of(entry.titleKey()));
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        // the number is what the badge is for: a long name is shortened first
        badge.setMinWidth(Region.USE_PREF_SIZE);
        badge.getStyleClass().add("badge");
        badge.setId("rail-" + entry.id() + "-badge");
        line = new HBox(WIDE_GAP, new FontIcon(entry.icon()), name, badge);
        line.setAlignment(Pos.CENTER_LEFT);
        line.prefWidthProperty().bind(Bindings.createDoubleBinding(
                () -> getWidth() - getInsets().getLeft() - getInsets().getRight(), widthProperty(), insetsProperty()));
        setGraphic(line);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(texts.of("shell.rail.tip", texts.of(entry.titleKey()), "Ctrl+" + number));
        setTooltip(tip);
        accessibleTextProperty().bind(texts.of(entry.titleKey()));
        entry.badge().subscribe(count -> count(count.intValue()));
    }

    /// Whether its screen is in view.
    void setSelected(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }

    /// Whether there is room for icon and badge only; the name is then in the tooltip, and still spoken.
    void setNarrow(boolean narrow) {
        name.setVisible(!narrow);
        name.setManaged(!narrow);
        line.setSpacing(narrow ? NARROW_GAP : WIDE_GAP);
    }

    private void count(int number) {
        badge.setVisible(number > 0);
        badge.setManaged(number > 0);
        badge.setText(number > 99 ? "99+" : String.valueOf(number));
    }
}
