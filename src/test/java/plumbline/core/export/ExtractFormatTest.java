package plumbline.core.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import plumbline.core.session.Column;
import plumbline.core.session.ValueKind;
import plumbline.testing.Shop;

final class ExtractFormatTest {

    private static final Extract AWKWARD = new Extract("usage \"count\"",
            List.of(new Column("id", "bigint", ValueKind.NUMBER), new Column("note", "text", ValueKind.TEXT),
                    new Column("open", "boolean", ValueKind.BOOLEAN)),
            List.of(Shop.row(-1L, "=1+1", true), Shop.row(new BigDecimal("2.50"), "a|b\t\"c\"\nd", false),
                    Shop.row(3L, "", null), Shop.row(4L, null, null), Shop.row(5L, "it's, 中文", true)));

    @Test
    void tsvKeepsValuesAsTheyAreAndQuotesWhatWouldBreakALine() {
        assertEquals(
                lines("id\tnote\topen", "-1\t=1+1\ttrue", "2.50\t\"a|b\t\"\"c\"\"\nd\"\tfalse", "3\t\"\"\t", "4\t\t",
                        "5\tit's, 中文\ttrue"),
                ExtractFormat.TSV.text(AWKWARD, true));
    }

    @Test
    void csvDisarmsFormulasButNeverTouchesNumbers() {
        assertEquals(lines("id,note,open", "-1,'=1+1,true", "2.50,\"a|b\t\"\"c\"\"\nd\",false", "3,\"\",", "4,,",
                "5,\"it's, 中文\",true"), ExtractFormat.CSV.text(AWKWARD, true));
    }

    @Test
    void csvKeepsFormulasWhereAskedTo() {
        assertEquals("-1,=1+1,true", ExtractFormat.CSV.text(AWKWARD, false).lines().skip(1).findFirst().orElse(""));
    }

    @Test
    void everyFormulaStartIsDisarmed() {
        for (String start : List.of("=", "+", "-", "@", "\t", "\r")) {
            Extract one = new Extract("x", List.of(new Column("a", "text", ValueKind.TEXT)),
                    List.of(Shop.row(start + "x")));
            String body = ExtractFormat.CSV.text(one, true).substring("a\n".length());
            assertEquals(start.equals("\r") ? "\"'\rx\"\n" : "'" + start + "x\n", body);
        }
    }

    @Test
    void markdownEscapesWhatWouldBreakTheTable() {
        assertEquals("""
                | id | note | open |
                | ---: | --- | --- |
                | -1 | =1+1 | true |
                | 2.50 | a\\|b\t"c"<br>d | false |
                | 3 |  |  |
                | 4 |  |  |
                | 5 | it's, 中文 | true |
                """, ExtractFormat.MARKDOWN.text(AWKWARD, true));
    }

    @Test
    void jsonKeepsTypesAndNull() {
        assertEquals("""
                [ {
                  "id" : -1,
                  "note" : "=1+1",
                  "open" : true
                }, {
                  "id" : 2.50,
                  "note" : "a|b\\t\\"c\\"\\nd",
                  "open" : false
                }, {
                  "id" : 3,
                  "note" : "",
                  "open" : null
                }, {
                  "id" : 4,
                  "note" : null,
                  "open" : null
                }, {
                  "id" : 5,
                  "note" : "it's, 中文",
                  "open" : true
                } ]
                """, ExtractFormat.JSON.text(AWKWARD, true));
    }

    @Test
    void insertQuotesNamesAndValues() {
        String head = "INSERT INTO \"usage \"\"count\"\"\" (\"id\", \"note\", \"open\") VALUES (";
        assertEquals(
                head + "-1, '=1+1', TRUE);\n" + head + "2.50, 'a|b\t\"c\"\nd', FALSE);\n" + head + "3, '', NULL);\n"
                        + head + "4, NULL, NULL);\n" + head + "5, 'it''s, 中文', TRUE);\n",
                ExtractFormat.INSERT.text(AWKWARD, true));
    }

    private static String lines(String... lines) {
        return String.join("\n", lines) + "\n";
    }
}
