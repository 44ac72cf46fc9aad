package plumbline.ui.shell;

import javafx.scene.Scene;
import javafx.stage.Stage;
import plumbline.ui.control.Appearance;
import plumbline.ui.fx.ScreenEntry;

/// The console's one window. FX thread only.
public final class ConsoleWindow {

    private static final double LEAST_WIDTH = 960;
    private static final double LEAST_HEIGHT = 600;
    private static final String LAST = "screen";

    private final Console console;
    private final Appearance appearance;

    /// @param appearance already started
    public ConsoleWindow(Console console, Appearance appearance) {
        this.console = console;
        this.appearance = appearance;
    }

    /// Builds the window and shows it where it last stood, on the screen that was last in view.
    public void show(Stage stage) {
        goToLast();
        ShellViewModel model = new ShellViewModel(console);
        ShellView view = new ShellView(model);
        Scene scene = new Scene(view.root());
        appearance.dress(view.root());
        new ShellKeys(model, view.host()).install(scene);
        model.start();
        console.trail().placeProperty().subscribe(_ -> keepLast(model.railEntry()));
        WindowPlace place = new WindowPlace(console.state());
        stage.setScene(scene);
        stage.setTitle("Plumbline");
        model.scopeProperty().subscribe(target -> stage.setTitle(target.map(
                each -> each.name() + " · " + console.context().texts()
                        .now(each.environment()) + " · Plumbline")
                .orElse("Plumbline")));
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        place.restore(stage);
        var _ = new CloseQuestion(stage, console.jobs(), console.context().texts(), appearance);
        stage.setOnHiding(_ -> {
            place.keep(stage);
            model.stop();
        });
        stage.show();
        view.host().takeFocus(); // the first screen came before the window that has a keyboard
    }

    private void goToLast() {
        console.state().get(LAST).flatMap(id -> console.screens().stream()
                .filter(entry -> entry.id().equals(id) && entry.rail() != ScreenEntry.Rail.NONE).findFirst())
                .ifPresent(entry -> console.trail().go(entry.home()));
    }

    private void keepLast(ScreenEntry entry) {
        console.state().put(LAST, entry.id());
    }
}
