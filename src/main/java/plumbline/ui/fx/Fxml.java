package plumbline.ui.fx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/// Loads the FXML that belongs to a view: the file of the same path and name. FX thread only.
public final class Fxml {

    private Fxml() {}

    /// Builds the view's nodes and injects them into it.
    ///
    /// @param view the controller; its class `plumbline.ui.x.XView` reads `/plumbline/ui/x/XView.fxml`
    /// @return the root node
    public static Parent load(Object view) {
        Class<?> type = view.getClass();
        URL file = Objects.requireNonNull(type.getResource(type.getSimpleName() + ".fxml"), type.getName());
        FXMLLoader loader = new FXMLLoader(file);
        loader.setController(view);
        try {
            return loader.load();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot load " + file, broken);
        }
    }
}
