package plumbline.ui.control;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.text.Font;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.text.Language;

/// The bundled type faces, read off the screen's thread when first needed: they are megabytes, and a window that waits
/// for them starts late. Thread-safe.
public final class Fonts {

    private static final Logger LOG = LoggerFactory.getLogger(Fonts.class);
    private static final String FOLDER = "/plumbline/fonts/";

    private final Executor background;
    private final Executor ui;
    private final Map<String, String> families = new ConcurrentHashMap<>();

    public Fonts(Executor background, Executor ui) {
        this.background = background;
        this.ui = ui;
    }

    /// Tells, on the screen's thread, the family for a language as soon as it can be used; never where it is missing.
    public void family(Language language, Consumer<String> then) {
        String face = language == Language.ZH_TW ? "PlumblineSansTC" : "PlumblineSansSC";
        background.execute(() -> {
            Optional<String> regular = load(face + "-Regular.otf");
            load(face + "-Bold.otf");
            regular.ifPresent(family -> ui.execute(() -> then.accept(family)));
        });
    }

    /// Tells, on the screen's thread, that the face for statements can be used; never where it is missing.
    public void mono(Runnable then) {
        background.execute(() -> load("PlumblineMono-Regular.otf").ifPresent(_ -> ui.execute(then)));
    }

    /// Reads the faces that TilesFX brings before the first tile needs them, while the window is being built.
    void tiles() {
        background.execute(() -> LOG.debug("tiles draw with {}", eu.hansolo.tilesfx.fonts.Fonts.latoRegular(12)));
    }

    private Optional<String> load(String file) {
        String family = families.computeIfAbsent(file, Fonts::read);
        return family.isEmpty() ? Optional.empty() : Optional.of(family);
    }

    private static String read(String file) {
        try (InputStream stream = Fonts.class.getResourceAsStream(FOLDER + file)) {
            if (stream == null) {
                LOG.info("no bundled face {}, the system's is used", file);
                return "";
            }
            Font font = Font.loadFont(stream, 13);
            return font == null ? "" : font.getFamily();
        } catch (IOException broken) {
            LOG.warn("cannot read the face {}", file, broken);
            return "";
        }
    }
}
