package plumbline.ui.fx;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/// The one way onto the screen's thread. View-models take it as an [Executor]; tests pass `Runnable::run`.
public enum UiThread implements Executor {

    INSTANCE;

    @Override
    public void execute(Runnable change) {
        if (Platform.isFxApplicationThread()) {
            change.run();
        } else {
            Platform.runLater(change);
        }
    }
}
