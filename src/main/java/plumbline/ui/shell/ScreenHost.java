package plumbline.ui.shell;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.Screen;
import plumbline.ui.fx.ScreenEntry;

/// Makes each screen when it is first gone to, keeps it, and shows one of them.
final class ScreenHost {

    private final StackPane content;
    private final Map<String, Screen> made = new HashMap<>();
    private @Nullable Screen present;
    private String presentId = "";

    ScreenHost(StackPane content) {
        this.content = content;
    }

    void show(ScreenEntry entry, Place place) {
        Screen next = made.computeIfAbsent(entry.id(), _ -> entry.create().get());
        if (!entry.id().equals(presentId)) {
            if (present != null) {
                present.hidden();
            }
            content.getChildren().setAll(next.root());
            present = next;
            presentId = entry.id();
        }
        next.shown(place);
    }

    void refresh() {
        if (present != null) {
            present.refresh();
        }
    }

    void focusFilter() {
        if (present != null) {
            present.focusFilter();
        }
    }
}
