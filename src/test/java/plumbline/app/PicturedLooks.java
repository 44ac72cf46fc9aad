package plumbline.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import plumbline.core.text.Language;
import plumbline.testing.SampleConsole;
import plumbline.ui.control.Appearance;
import plumbline.ui.control.Fonts;
import plumbline.ui.fx.ThemeChoice;
import plumbline.ui.fx.Ticker;
import plumbline.ui.fx.UiThread;
import plumbline.ui.shell.Console;
import plumbline.ui.shell.ConsoleWindow;

/// A window on a sample console, shown in both themes and all languages, wide and narrow.
final class PicturedLooks {

    private final Executor background = Thread::startVirtualThread;
    private final SampleConsole sample;
    private final int narrowWidth;
    private final int narrowHeight;
    private final Pictures pictures;
    private @Nullable Stage stage;

    /// @param narrowWidth  of the narrow window, in px
    /// @param narrowHeight of the narrow window, in px
    PicturedLooks(SampleConsole sample, int narrowWidth, int narrowHeight) throws IOException {
        this.sample = sample;
        this.narrowWidth = narrowWidth;
        this.narrowHeight = narrowHeight;
        this.pictures = new Pictures(Path.of("target/pictures"), Path.of("target/pictures-shown"), Set.of());
    }

    /// Takes what is to be seen in one look.
    @FunctionalInterface
    interface Taker {

        /// Takes pictures of the window as it stands.
        ///
        /// @param look   part of the pictures' names
        /// @param narrow whether the window is small
        void take(Console console, String look, boolean narrow);
    }

    /// Opens the window.
    ///
    /// @param before done on the screen's thread before it is shown
    Console open(BiConsumer<Console, Appearance> before) {
        System.setProperty("headless.geometry", "1600x1000-32"); // of Monocle's screen
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        return PicturedConsole.onScreen(() -> {
            sample.with(3);
            Ticker ticker = new Ticker(InstantSource.system());
            Console console = sample.console(ticker);
            Appearance appearance = new Appearance(console.preferences(), new Fonts(background, UiThread.INSTANCE));
            before.accept(console, appearance);
            appearance.start();
            ticker.start();
            Stage first = new Stage();
            stage = first;
            new ConsoleWindow(console, appearance).show(first);
            return console;
        });
    }

    /// Goes through all looks.
    void each(Console console, Taker taker) {
        for (Language language : Language.values()) {
            for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
                for (boolean narrow : List.of(false, true)) {
                    PicturedConsole.run(() -> {
                        console.preferences().themeProperty().set(theme);
                        console.preferences().languageProperty().set(language);
                        window().setWidth(narrow ? narrowWidth : 1600);
                        window().setHeight(narrow ? narrowHeight : 1000);
                    });
                    Pictures.settle(Duration.ofSeconds(1));
                    taker.take(console, (narrow ? "narrow-" : "") + theme.word() + "-" + language.tag(), narrow);
                }
            }
        }
    }

    Pictures pictures() {
        return pictures;
    }

    Executor background() {
        return background;
    }

    /// The window, once it is open.
    Stage window() {
        return Objects.requireNonNull(stage);
    }

    /// The window, or null before it is open.
    @Nullable
    Stage windowOrNull() {
        return stage;
    }
}
