package plumbline.core.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TableNameTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "orders, \"orders\"",
        "public.Orders, \"public\".\"Orders\"",
        "销售.Shop Orders, \"销售\".\"Shop Orders\"",
        "\"销售\".\"Shop Orders\", \"销售\".\"Shop Orders\"",
        "public.\"a.b\", \"public\".\"a.b\"",
        "\"a\"\"b\", \"a\"\"b\"",
        "Device \"x\", \"Device \"\"x\"\"\""})
    void readsNamesAsTheyStandOrQuoted(String written, String quoted) {
        assertEquals(quoted, TableName.parse(written).quoted());
    }
}
