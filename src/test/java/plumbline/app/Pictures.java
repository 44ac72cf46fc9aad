package plumbline.app;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import plumbline.testing.Await;

/// Takes pictures of scenes into a folder, and those that are shown to readers into a second one.
final class Pictures {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path all;
    private final Path shown;
    private final Set<String> toShow;
    private int taken;

    /// @param toShow names, without `.png`, of the pictures that readers see
    Pictures(Path all, Path shown, Set<String> toShow) throws IOException {
        this.all = Files.createDirectories(all);
        this.shown = Files.createDirectories(shown);
        this.toShow = toShow;
    }

    void take(Scene scene, String name) {
        settle(Duration.ofMillis(400));
        WritableImage picture = PicturedConsole.onScreen(() -> scene.snapshot(null));
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        int[] pixels = new int[width * height];
        picture.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        write(image, all.resolve(name + ".png"));
        if (toShow.contains(name)) {
            write(image, shown.resolve(name + ".png"));
        }
        taken++;
    }

    int taken() {
        return taken;
    }

    /// The dialog that is open over a window, as soon as there is one.
    static Stage dialog(PicturedConsole console) {
        until("the dialog", () -> PicturedConsole.dialog(console.scene()) != null);
        return Objects.requireNonNull(PicturedConsole.dialog(console.scene()));
    }

    static void fire(Scene scene, String selector) {
        PicturedConsole.run(() -> node(scene, selector, ButtonBase.class).fire());
    }

    static void press(Node node, KeyCode key) {
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }

    static <T extends Node> T node(Scene scene, String selector, Class<T> type) {
        return type.cast(Objects.requireNonNull(scene.lookup(selector), selector));
    }

    static void until(String what, BooleanSupplier condition) {
        Await.until(what, PATIENCE, condition);
    }

    /// Time for pulses, fonts and charts; pictures are looked at, so nothing is asserted after it.
    static void settle(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(BufferedImage image, Path file) {
        try {
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
