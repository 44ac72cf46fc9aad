package plumbline.ui.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import plumbline.core.state.UiState;

/// Where the window stood and how large it was, put right where the screen it stood on is gone. FX thread only.
final class WindowPlace {

    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    private static final double LEAST_IN_VIEW = 80;

    private final UiState state;

    WindowPlace(UiState state) {
        this.state = state;
    }

    void restore(Stage stage) {
        Rectangle2D main = Screen.getPrimary().getVisualBounds();
        Rectangle2D place = state.get("window").flatMap(WindowPlace::parse)
                .map(kept -> inside(kept, screens())).orElse(centred(main));
        stage.setX(place.getMinX());
        stage.setY(place.getMinY());
        stage.setWidth(place.getWidth());
        stage.setHeight(place.getHeight());
        stage.setMaximized(state.get("window.maximised").filter("true"::equals).isPresent());
    }

    void keep(Stage stage) {
        state.put("window.maximised", String.valueOf(stage.isMaximized()));
        if (!stage.isMaximized() && !stage.isIconified()) {
            state.put("window", Math.round(stage.getX()) + " " + Math.round(stage.getY()) + " "
                    + Math.round(stage.getWidth()) + " " + Math.round(stage.getHeight()));
        }
    }

    /// The place where enough of it can be seen and grabbed; else the same size in the middle of the first screen.
    static Rectangle2D inside(Rectangle2D kept, List<Rectangle2D> screens) {
        for (Rectangle2D screen : screens) {
            double seen = Math.min(kept.getMaxX(), screen.getMaxX()) - Math.max(kept.getMinX(), screen.getMinX());
            boolean barInView = kept.getMinY() >= screen.getMinY()
                    && kept.getMinY() <= screen.getMaxY() - LEAST_IN_VIEW;
            if (seen >= LEAST_IN_VIEW && barInView) {
                return kept;
            }
        }
        Rectangle2D first = screens.getFirst();
        double width = Math.min(kept.getWidth(), first.getWidth());
        double height = Math.min(kept.getHeight(), first.getHeight());
        return new Rectangle2D(first.getMinX() + (first.getWidth() - width) / 2,
                first.getMinY() + (first.getHeight() - height) / 2, width, height);
    }

    private static Rectangle2D centred(Rectangle2D screen) {
        return inside(new Rectangle2D(screen.getMaxX() + 1, screen.getMinY(), WIDTH, HEIGHT), List.of(screen));
    }

    private static List<Rectangle2D> screens() {
        return Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
    }

    private static Optional<Rectangle2D> parse(String words) {
        if (!words.matches("-?\\d{1,6} -?\\d{1,6} \\d{2,6} \\d{2,6}")) {
            return Optional.empty();
        }
        double[] n = Arrays.stream(words.split(" ")).mapToDouble(Double::parseDouble).toArray();
        return Optional.of(new Rectangle2D(n[0], n[1], n[2], n[3]));
    }
}
