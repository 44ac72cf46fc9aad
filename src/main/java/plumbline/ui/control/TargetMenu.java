package plumbline.ui.control;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import plumbline.core.target.Target;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// A button that offers targets. It may be told the same ones as often as one likes: a menu that is open then stays as it
/// is. FX thread only.
public final class TargetMenu extends MenuButton {

    private final String key;
    private final Texts texts;
    private final Consumer<Target> action;
    private List<Target> offered = List.of();

    /// @param id     of the button; the items' ids begin with it
    /// @param key    of an item's words, given the target's name and environment
    /// @param action told which one was chosen
    public TargetMenu(String id, String key, Texts texts, Consumer<Target> action) {
        this.key = key;
        this.texts = texts;
        this.action = action;
        Nodes.named(this, id);
        setMinWidth(USE_PREF_SIZE);
        setDisable(true);
    }

    /// Offers these, in this order; none: the button can't be pressed.
    public void offer(List<Target> targets) {
        List<String> words = targets.stream().map(each -> texts.now(key, each.name(), texts.now(each.environment())))
                .toList();
        if (!targets.equals(offered) || !words.equals(getItems().stream().map(MenuItem::getText).toList())) {
            offered = List.copyOf(targets);
            getItems().setAll(targets.stream().map(this::item).toList());
        }
        setDisable(targets.isEmpty());
    }

    private MenuItem item(Target target) {
        MenuItem item = new MenuItem(texts.now(key, target.name(), texts.now(target.environment())));
        item.setMnemonicParsing(false);
        item.setId(getId() + "-" + target.name());
        item.setOnAction(_ -> action.accept(target));
        return item;
    }
}
