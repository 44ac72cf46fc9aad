package plumbline.ui.control;

import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import plumbline.core.target.Environment;

/// The coloured frame by which a window or dialog shows what it would change. FX thread only.
public final class EnvironmentFrame {

    private static final String STYLE = "frame-";

    private EnvironmentFrame() {}

    /// Frames a node in the place of any frame it has.
    ///
    /// @param environment null for no frame
    public static void on(Node node, @Nullable Environment environment) {
        node.getStyleClass().removeIf(style -> style.startsWith(STYLE));
        if (environment != null) {
            node.getStyleClass().add(STYLE + environment.word());
        }
    }
}
