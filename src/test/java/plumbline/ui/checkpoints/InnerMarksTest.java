package plumbline.ui.checkpoints;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import plumbline.ui.grid.ValueMarks;

final class InnerMarksTest {

    private final InnerMarks marks = new InnerMarks();

    @Test
    void onlyTheWordThatDiffersIsMarked() {
        ValueMarks.Both both = marks.of("signed by A. Keller", "signed by M. Keller");
        assertEquals(List.of(new ValueMarks.Part("signed by ", false), new ValueMarks.Part("A", true),
                new ValueMarks.Part(". Keller", false)), both.before());
        assertEquals("M", both.after().get(1).text());
        assertEquals("", both.reason());
    }

    @Test
    void aBlankAtTheEndIsShownAndSaid() {
        ValueMarks.Both both = marks.of("Basel", "Basel ");
        assertEquals("\u00b7", both.after().getLast().text());
        assertEquals("blanks", both.reason());
    }
}
