package plumbline.ui.fx;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A screen with a row above it that leads to those that belong together with it. FX thread only.
public final class SegmentedScreen implements Screen {

    private final Screen inner;
    private final VBox root;

    /// One of those that belong together.
    ///
    /// @param id       kebab-case word, for node ids
    /// @param titleKey message key of its name
    public record Segment(String id, String titleKey, Place place) {}

    /// @param own which of them this one is
    public SegmentedScreen(Screen inner, List<Segment> segments, Segment own, Texts texts, Navigator navigator) {
        this.inner = inner;
        HBox bar = Nodes.styled(new HBox(), "segment-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        for (Segment segment : segments) {
            ToggleButton button = Nodes.named(new ToggleButton(), own.id() + "-segment-" + segment.id(), "segment");
            button.textProperty().bind(texts.of(segment.titleKey()));
            button.accessibleTextProperty().bind(texts.of(segment.titleKey()));
            button.setMinWidth(HBox.USE_PREF_SIZE);
            button.setSelected(segment.equals(own));
            button.setOnAction(_ -> {
                button.setSelected(segment.equals(own)); // where it leads says the screen that comes
                if (!segment.equals(own)) {
                    navigator.go(segment.place());
                }
            });
            bar.getChildren().add(button);
        }
        Node content = inner.root();
        VBox.setVgrow(content, Priority.ALWAYS);
        root = Nodes.styled(new VBox(bar, content), "segmented");
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown(Place place) {
        inner.shown(place);
    }

    @Override
    public void hidden() {
        inner.hidden();
    }

    @Override
    public void refresh() {
        inner.refresh();
    }

    @Override
    public void focusFilter() {
        inner.focusFilter();
    }

    @Override
    public void takeFocus() {
        inner.takeFocus();
    }
}
