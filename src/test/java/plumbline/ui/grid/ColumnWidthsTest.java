package plumbline.ui.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.control.TableColumn;
import org.junit.jupiter.api.Test;
import plumbline.testing.MemoryState;

final class ColumnWidthsTest {

    private final MemoryState state = new MemoryState();
    private final ColumnWidths widths = new ColumnWidths(state, "grid.check");

    @Test
    void isAsWideAsItsLongestWords() {
        assertTrue(fitted("id", "1", "22").getWidth() < fitted("id", "1", "a keyword of some length").getWidth());
    }

    @Test
    void countsAnIdeographAsWideAsItIs() {
        assertTrue(ColumnWidths.width("使用次数统计") > 6 * 13);
    }

    @Test
    void isNeverNarrowerThanItsHeaderNorWiderThanItsBound() {
        assertTrue(fitted("distillation_keyword", "1").getWidth() > 150);
        assertEquals(420, fitted("text", "x".repeat(4_000)).getWidth());
    }

    @Test
    void keepsTheWidthThatAPersonGaveItOverARestart() {
        TableColumn<String, String> column = new TableColumn<>("id");
        widths.follow(column, "id");
        widths.fit(column, "id", List.of("1"), 0);
        assertTrue(state.get("width.grid.check.id").isEmpty(), "what fits is not remembered");

        column.setPrefWidth(222); // as a drag of its edge does

        assertEquals(222, fitted("id", "1").getWidth());
    }

    @Test
    void aNarrowTableTakesFromTheWidestColumnsWhatIsStillReadable() {
        TableColumn<String, String> id = new TableColumn<>("id");
        TableColumn<String, String> text = new TableColumn<>("text");
        widths.fit(id, "id", List.of("1"), 0);
        widths.fit(text, "text", List.of("x".repeat(200)), 0);

        widths.squeeze(300);

        assertEquals(56, id.getWidth());
        assertEquals(300 - 56 - 14, text.getWidth());
    }

    @Test
    void aNarrowTableLeavesWhatAPersonSized() {
        TableColumn<String, String> text = new TableColumn<>("text");
        widths.follow(text, "text");
        text.setPrefWidth(400);
        widths.fit(text, "text", List.of("x".repeat(200)), 0);

        widths.squeeze(300);

        assertEquals(400, text.getWidth());
    }

    private TableColumn<String, String> fitted(String header, String... words) {
        TableColumn<String, String> column = new TableColumn<>(header);
        new ColumnWidths(state, "grid.check").fit(column, "id", List.of(words), 0);
        return column;
    }
}
