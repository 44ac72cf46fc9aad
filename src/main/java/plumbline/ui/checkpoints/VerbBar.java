package plumbline.ui.checkpoints;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.target.Target;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// The verbs for the chosen checkpoint. What can't be done says why. FX thread only.
final class VerbBar extends FlowPane {

    private final CheckpointsViewModel model;
    private final Texts texts;
    private final Button restore = button("restore", "mdmz-restore");
    private final Button compare = button("compare", "mdal-compare_arrows");
    private final Button verify = button("verify", "mdmz-verified_user");
    private final MenuButton into = new MenuButton();
    private final MenuButton more = new MenuButton();
    private List<Target> offered = List.of();
    private final MenuItem pin = new MenuItem();
    private final MenuItem export = new MenuItem();
    private final MenuItem describe = new MenuItem();
    private final Label reason = Nodes.named(new Label(), "checkpoints-reason", "muted");

    /// @param exporting asks for a file and writes the chosen one into it
    /// @param comparing goes to the differences
    VerbBar(CheckpointsViewModel model, Runnable exporting, Runnable comparing) {
        this.model = model;
        this.texts = model.words().texts();
        getStyleClass().addAll("work-bar", "work-flow");
        setMinHeight(USE_PREF_SIZE);
        setRowValignment(javafx.geometry.VPos.CENTER);
        for (Button button : new Button[]{restore, compare, verify}) {
            String key = "checkpoints.verb." + button.getId().substring("checkpoints-".length());
            button.textProperty().bind(texts.of(key));
            button.accessibleTextProperty().bind(texts.of(key));
        }
        restore.setOnAction(_ -> model.restore());
        compare.setOnAction(_ -> comparing.run());
        verify.setOnAction(_ -> model.verify());
        menu(into, "into", "checkpoints.verb.restore-into");
        menu(more, "verbs", "checkpoints.verb.more");
        item(describe, "describe", "checkpoints.verb.describe", model::describe);
        pin.setId("checkpoints-pin");
        pin.setOnAction(_ -> model.pin());
        item(export, "export", "checkpoints.export", exporting);
        MenuItem remove = new MenuItem();
        item(remove, "remove", "checkpoints.verb.remove", model::remove);
        more.getItems().setAll(describe, pin, export, new SeparatorMenuItem(), remove);
        reason.setMinWidth(0);
        reason.setWrapText(true);
        reason.maxWidthProperty().bind(widthProperty().subtract(24)); // a flow gives it more than there is
        getChildren().setAll(restore, into, compare, verify, more, reason);
        texts.languageProperty().subscribe((_, _) -> show(model.list().chosenProperty().get()));
    }

    private static Button button(String word, String icon) {
        Button button = Nodes.named(new Button(), "checkpoints-" + word);
        button.setGraphic(new FontIcon(icon));
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private void menu(MenuButton button, String word, String key) {
        Nodes.named(button, "checkpoints-" + word);
        button.textProperty().bind(texts.of(key));
        button.accessibleTextProperty().bind(texts.of(key));
        button.setMinWidth(USE_PREF_SIZE);
    }

    private void item(MenuItem item, String word, String key, Runnable action) {
        item.setId("checkpoints-" + word);
        item.textProperty().bind(texts.of(key));
        item.setOnAction(_ -> action.run());
    }

    void show(@Nullable Checkpoint one) {
        boolean usable = one != null && one.usable();
        List<Target> targets = model.restorable();
        boolean own = targets.stream().anyMatch(model::isOwn);
        restore.setDisable(!usable || !own);
        compare.setDisable(!usable);
        // what else is wrong with a damaged one is worth knowing
        verify.setDisable(!usable && (one == null || one.condition() != Checkpoint.Condition.DAMAGED));
        describe.setDisable(!usable);
        pin.setDisable(!usable);
        // one of the licensing-risk system is one file already
        export.setDisable(one == null || !usable || one.condition() == Checkpoint.Condition.NATIVE_JSON);
        more.setDisable(one == null);
        offer(targets.stream().filter(target -> !model.isOwn(target)).toList());
        pin.setText(texts.now(one != null && one.label().pinned() ? "checkpoints.verb.unpin" : "checkpoints.verb.pin"));
        reason.setText(one == null
                ? ""
                : !usable
                        ? texts.now("checkpoints.reason.unusable", model.words().condition(one))
                        : own ? "" : elsewhere(one));
    }

    // the screen is shown anew now and then; a menu that is open stays as it is while it offers the same
    private void offer(List<Target> others) {
        List<String> labels = others.stream().map(target -> texts.now("checkpoints.verb.into-target", target.name(),
                texts.now(target.environment()))).toList();
        if (!others.equals(offered) || !labels.equals(into.getItems().stream().map(MenuItem::getText).toList())) {
            List<MenuItem> items = new ArrayList<>();
            for (int i = 0; i < others.size(); i++) {
                Target target = others.get(i);
                MenuItem item = new MenuItem(labels.get(i));
                item.setMnemonicParsing(false);
                item.setId("checkpoints-into-" + target.name());
                item.setOnAction(_ -> model.restoreInto(target));
                items.add(item);
            }
            into.getItems().setAll(items);
            offered = others;
        }
        into.setDisable(others.isEmpty());
    }

    private String elsewhere(Checkpoint one) {
        return one.condition() == Checkpoint.Condition.NATIVE_JSON
                ? texts.now("checkpoints.reason.untold")
                : texts.now("checkpoints.reason.no-target", CheckpointList.targetOf(one));
    }
}
