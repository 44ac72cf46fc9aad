package plumbline.ui.fx;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Modality;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Opens dialogs over the window, in its look.
///
/// @param owner the window, or null where there is none yet
/// @param dress gives a dialog's root the theme, the type face and the style sheets
public record DialogFrame(Supplier<? extends @Nullable Window> owner, Consumer<Parent> dress) {

    /// Shows a dialog and returns at once. FX thread only.
    ///
    /// @param mayClose asked when a person wants it closed, by Escape or by the window's own button
    public Stage open(Parent root, String title, BooleanSupplier mayClose) {
        Stage stage = new Stage();
        dress.accept(root);
        Scene scene = new Scene(root);
        Window window = owner.get();
        if (window != null) {
            stage.initOwner(window);
            stage.initModality(Modality.WINDOW_MODAL);
        }
        stage.setTitle(title);
        stage.setScene(scene);
        stage.setOnCloseRequest(event -> {
            if (!mayClose.getAsBoolean()) {
                event.consume();
            }
        });
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && mayClose.getAsBoolean()) {
                event.consume();
                stage.close();
            }
        });
        stage.show();
        keepOnScreen(stage);
        return stage;
    }

    /// A small screen shows a smaller dialog: what scrolls or grows in it gives way, its buttons stay in reach.
    private static void keepOnScreen(Stage stage) {
        Rectangle2D room = Screen.getScreensForRectangle(stage.getX(), stage.getY(), stage.getWidth(),
                stage.getHeight()).stream().findFirst().orElse(Screen.getPrimary()).getVisualBounds();
        stage.setWidth(Math.min(stage.getWidth(), room.getWidth()));
        stage.setHeight(Math.min(stage.getHeight(), room.getHeight()));
        stage.setX(Math.clamp(stage.getX(), room.getMinX(), room.getMaxX() - stage.getWidth()));
        stage.setY(Math.clamp(stage.getY(), room.getMinY(), room.getMaxY() - stage.getHeight()));
    }
}
