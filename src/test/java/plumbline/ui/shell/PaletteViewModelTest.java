package plumbline.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PaletteViewModelTest {

    private final List<String> done = new ArrayList<>();
    private final PaletteViewModel palette = new PaletteViewModel();

    PaletteViewModelTest() {
        palette.open(() -> List.of(command("settings", "Settings"), command("theme-dark", "Theme: Dark"),
                command("theme-light", "Theme: Light"), command("shop-prod", "shop-prod")));
    }

    @Test
    void lettersInOrderAreEnough() {
        palette.queryProperty().set("tdk");

        assertEquals(List.of("theme-dark"), ids());
    }

    @Test
    void startOfAWordGoesBeforeLettersInsideWords() {
        palette.queryProperty().set("s");

        assertTrue(List.of("settings", "shop-prod").contains(ids().getFirst()), ids().toString());
    }

    @Test
    void lettersThatDoNotOccurFindNothingAndEnterDoesNothing() {
        palette.queryProperty().set("zzz");
        palette.run();

        assertEquals(List.of(), ids());
        assertEquals(-1, palette.chosenProperty().get());
        assertEquals(List.of(), done);
    }

    @Test
    void arrowsGoRoundTheEnds() {
        palette.move(-1);
        assertEquals(3, palette.chosenProperty().get());
        palette.move(1);
        assertEquals(0, palette.chosenProperty().get());
    }

    @Test
    void enterDoesTheChosenAndCloses() {
        palette.queryProperty().set("theme");
        palette.move(1);
        palette.run();

        assertEquals(List.of("theme-light"), done);
        assertFalse(palette.openProperty().get());
    }

    @Test
    void everyKeystrokeNarrowsAgain() {
        palette.queryProperty().set("t");
        palette.queryProperty().set("th");
        palette.queryProperty().set("theme: l");
        assertEquals(List.of("theme-light"), ids());
        palette.queryProperty().set("");
        assertEquals(4, palette.matches().size());
    }

    @Test
    void chineseTitleIsFoundByItsEnglishName() {
        palette.open(() -> List.of(new Command("s", "设置", "Settings", "mdmz-settings", "", null, () -> {})));
        palette.queryProperty().set("sett");

        assertEquals(List.of("s"), ids());
    }

    private List<String> ids() {
        return palette.matches().stream().map(Command::id).toList();
    }

    private Command command(String id, String title) {
        return new Command(id, title, "", "mdal-add", "", null, () -> done.add(id));
    }
}
