package plumbline.ui.grid;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import plumbline.core.export.ExtractFormat;
import plumbline.ui.fx.Texts;

/// Copying what a table shows, in every form. FX thread only.
public final class CopyMenu {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private CopyMenu() {}

    /// Gives a table its context menu and Ctrl+C, which copies tab-separated text.
    ///
    /// @param copied what is copied in a form
    public static ContextMenu on(TableView<?> table, Texts texts, Function<ExtractFormat, String> copied) {
        ContextMenu menu = new ContextMenu();
        menu.getItems().addAll(items(texts, copied));
        table.setContextMenu(menu);
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                put(copied.apply(ExtractFormat.TSV));
                event.consume();
            }
        });
        return menu;
    }

    /// An item for each form.
    public static List<MenuItem> items(Texts texts, Function<ExtractFormat, String> copied) {
        return Arrays.stream(ExtractFormat.values()).map(format -> item(texts, format, copied)).toList();
    }

    private static MenuItem item(Texts texts, ExtractFormat format, Function<ExtractFormat, String> copied) {
        String word = format.name().toLowerCase(Locale.ROOT);
        MenuItem item = new MenuItem();
        item.setId("copy-" + word);
        item.textProperty().bind(texts.of("grid.copy." + word));
        item.setOnAction(_ -> put(copied.apply(format)));
        return item;
    }

    static void put(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
