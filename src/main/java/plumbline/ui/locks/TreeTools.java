package plumbline.ui.locks;

import java.io.File;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.javafx.FontIcon;
import plumbline.core.state.UiState;
import plumbline.ui.fx.BoundTexts;
import plumbline.ui.fx.Formats;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// What can be done with the tree as a whole: freeze, open and close, draw, copy, export. FX thread only.
final class TreeTools {

    private static final String DRAWING = "locks.drawing.shown";
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination COPY_AS = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN,
            KeyCombination.SHIFT_DOWN);

    private final WaitsViewModel model;
    private final Texts texts;
    private final UiState state;
    private final TableView<WaitLine> table;
    private final HBox bar = new HBox();
    private final ToggleButton freeze = Nodes.named(new ToggleButton(), "locks-freeze", "flat", "button-icon");
    private final Label frozen = Nodes.named(new Label(), "locks-frozen", "muted", "small-text");
    private final ToggleButton draw = Nodes.named(new ToggleButton(), "locks-draw", "flat", "button-icon");
    private final ContextMenu copyAs = new ContextMenu();
    private final BooleanProperty drawing = new SimpleBooleanProperty();

    TreeTools(WaitsViewModel model, UiState state, TableView<WaitLine> table) {
        this.model = model;
        this.texts = model.words().texts();
        this.state = state;
        this.table = table;
        freeze.setGraphic(new FontIcon("mdmz-pause"));
        freeze.setUserData("locks.freeze");
        freeze.selectedProperty().bindBidirectional(model.frozenProperty());
        freeze.selectedProperty().subscribe((_, _) -> tick());
        draw.setGraphic(new FontIcon("mdal-account_tree"));
        draw.setUserData("locks.draw");
        draw.selectedProperty().bindBidirectional(drawing);
        draw.setOnAction(_ -> state.put(DRAWING, draw.isSelected() ? "yes" : "no"));
        frozen.setMinWidth(0);
        bar.getChildren().addAll(frozen, freeze, button("open-all", "mdmz-unfold_more", () -> model.turnAll(true)),
                button("close-all", "mdmz-unfold_less", () -> model.turnAll(false)), draw, copy(), export());
        bar.getStyleClass().add("lock-tools");
        BoundTexts.bind(bar, texts);
        keys();
        tick();
    }

    private Button button(String word, String icon, Runnable action) {
        Button button = Nodes.named(new Button(), "locks-" + word, "flat", "button-icon");
        button.setGraphic(new FontIcon(icon));
        button.setUserData("locks." + word);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private MenuButton copy() {
        MenuButton button = Nodes.named(new MenuButton(), "locks-copy", "flat", "button-icon");
        button.setGraphic(new FontIcon("mdal-content_copy"));
        button.setUserData("locks.copy");
        for (TreeForm form : TreeForm.values()) {
            button.getItems().add(item("copy", form, () -> put(model.copy(form))));
            copyAs.getItems().add(item("copy-as", form, () -> put(model.copy(form))));
        }
        table.setContextMenu(copyAs);
        return button;
    }

    private MenuButton export() {
        MenuButton button = Nodes.named(new MenuButton(), "locks-export", "flat", "button-icon");
        button.setGraphic(new FontIcon("mdmz-save_alt"));
        button.setUserData("locks.export");
        for (TreeForm form : TreeForm.values()) {
            button.getItems().add(item("export", form, () -> write(form)));
        }
        return button;
    }

    private MenuItem item(String id, TreeForm form, Runnable action) {
        MenuItem item = new MenuItem();
        item.setId("locks-" + id + "-" + form.word());
        item.textProperty().bind(texts.of("locks.form." + form.word()));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void write(TreeForm form) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.now("locks.export"));
        chooser.setInitialFileName("waits." + form.extension());
        File file = chooser.showSaveDialog(table.getScene().getWindow());
        if (file != null) {
            model.export(file.toPath(), form);
        }
    }

    private static void put(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void keys() {
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                put(model.copy(TreeForm.TEXT));
                event.consume();
            } else if (COPY_AS.match(event)) {
                var at = table.localToScreen(24, 48);
                if (at != null) {
                    copyAs.show(table, at.getX(), at.getY());
                }
                event.consume();
            }
        });
    }

    /// Whether there is room beside the tree: where a person chose nothing, the drawing is shown then.
    void room(boolean wide) {
        drawing.set(state.get(DRAWING).map("yes"::equals).orElse(wide));
    }

    /// Rewrites what changes with time.
    void tick() {
        frozen.setText(model.frozenProperty().get()
                ? texts.now("locks.frozen", new Formats(texts.messages()).duration(
                        java.time.Duration.ofSeconds(model.old().toSeconds())))
                : model.saidProperty().get());
    }

    HBox bar() {
        return bar;
    }

    BooleanProperty drawingProperty() {
        return drawing;
    }
}
