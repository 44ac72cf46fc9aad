package plumbline.core.checkpoint.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InvisibleMarksTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false, value = {"1.0,1.00,SCALE",
        "a,a ,BLANKS",
        "a b,a\tb,BLANKS", "a b,a\u00a0b,BLANKS", "`a\nb`,`a\r\nb`,LINE_ENDS", "\u00e9,e\u0301,NORMAL_FORM",
        "ab,a\u200bb,ZERO_WIDTH", "ab,a\u0007b,CONTROLS", "`{\"a\":1,\"b\":2}`,`{\"b\": 2, \"a\": 1}`,JSON_FORMAT",
        "``,,NULL_OR_EMPTY", "a,b,NONE", "a,a,NONE", "A,a,NONE", "`{\"a\":1,\"a\":2}`,`{\"a\":2}`,NONE"})
    void saysWhyTwoTextsLookAlike(String before, String after, InvisibleMarks.Reason reason) {
        assertThat(InvisibleMarks.reason(before, after)).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false, value = {"`a b  `,a b\u00b7\u00b7",
        "a\tb,a\u2192b", "a\u200bb,a\u2039U+200B\u203ab", "`a \r\n`,`a\u00b7\u240d\u21b5\n`"})
    void writesSignsForWhatCanNotBeSeen(String text, String marked) {
        assertThat(InvisibleMarks.marked(text)).isEqualTo(marked);
    }

    @Test
    void textsAreComparedByWord() {
        assertThat(InnerDifference.text("the old price is 5", "the new price is 15"))
                .extracting(segment -> segment.part().name().charAt(0) + segment.text())
                .containsExactly("Sthe ", "Rold", "Anew", "S price is ", "R5", "A15");
    }

    @Test
    void piecesWithoutTheRemovedOnesAreTheSecondText() {
        String before = "a b c d e f, g (h)";
        String after = "b x c d f, g [h] i";
        List<InnerDifference.Segment> segments = InnerDifference.text(before, after);
        assertThat(segments.stream().filter(segment -> segment.part() != InnerDifference.Part.REMOVED)
                .map(InnerDifference.Segment::text).collect(Collectors.joining())).isEqualTo(after);
    }

    @Test
    void oneWordIsComparedByCharacter() {
        assertThat(InnerDifference.text("colour", "color")).extracting(InnerDifference.Segment::text)
                .containsExactly("colo", "u", "r");
    }

    @Test
    void jsonIsComparedByPath() {
        assertThat(InnerDifference.json("{\"a\":{\"b\":[1,2]},\"c\":1}", "{\"a\":{\"b\":[1,3,4]},\"d e\":null}"))
                .extracting(change -> change.path() + " " + change.before() + " " + change.after())
                .containsExactly("$.a.b[1] 2 3", "$.a.b[2] null 4", "$.c 1 null", "$[\"d e\"] null null");
    }

    @Test
    void whatIsNoDocumentIsNotComparedByPath() {
        assertThat(InnerDifference.json("1", "2")).isNull();
    }
}
