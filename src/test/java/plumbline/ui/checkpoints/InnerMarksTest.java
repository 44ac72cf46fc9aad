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

    @Test
    void documentsAreToldApartPlaceByPlace() {
        assertEquals(List.of(new ValueMarks.Place("$.a[1]", "2", "3"), new ValueMarks.Place("$.b", "true", null)),
                new InnerMarks().places("{\"a\": [1, 2], \"b\": true}", "{\"a\": [1, 3]}"));
    }

    @Test
    void whatIsNoDocumentHasNoPlaces() {
        assertEquals(List.of(), new InnerMarks().places("{1,2}", "{1,3}"));
    }
}
