package plumbline.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

final class WindowPlaceTest {

    private static final Rectangle2D LAPTOP = new Rectangle2D(0, 0, 1440, 900);
    private static final Rectangle2D BESIDE = new Rectangle2D(1440, 0, 1920, 1080);

    @Test
    void placeOnAnyScreenIsKept() {
        Rectangle2D kept = new Rectangle2D(1500, 20, 1200, 800);

        assertEquals(kept, WindowPlace.inside(kept, List.of(LAPTOP, BESIDE)));
    }

    @Test
    void windowOfAScreenThatIsGoneComesToTheMiddleOfTheFirst() {
        Rectangle2D kept = new Rectangle2D(1500, 20, 1200, 800);

        assertEquals(new Rectangle2D(120, 50, 1200, 800), WindowPlace.inside(kept, List.of(LAPTOP)));
    }

    @Test
    void windowWhoseTitleIsAboveTheScreenComesBack() {
        Rectangle2D kept = new Rectangle2D(100, -300, 1200, 800);

        assertEquals(new Rectangle2D(120, 50, 1200, 800), WindowPlace.inside(kept, List.of(LAPTOP)));
    }

    @Test
    void windowLargerThanTheOnlyScreenShrinks() {
        Rectangle2D kept = new Rectangle2D(9000, 0, 3000, 2000);

        assertEquals(LAPTOP, WindowPlace.inside(kept, List.of(LAPTOP)));
    }
}
