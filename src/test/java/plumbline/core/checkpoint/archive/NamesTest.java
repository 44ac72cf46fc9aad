package plumbline.core.checkpoint.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumbline.core.sql.TableName;

final class NamesTest {

    private final Set<String> taken = new HashSet<>();

    @ParameterizedTest
    @CsvSource({"orders, public.orders", "a/b, public.a%2Fb", "a.b, public.a%2Eb", "订单, public.%E8%AE%A2%E5%8D%95",
        "a b%, public.a%20b%25", "..,public.%2E%2E"})
    void escapesWhatAFileSystemMayRefuse(String table, String name) {
        assertEquals(name, Names.of(TableName.of("public", table), "", taken));
    }

    @Test
    void tellsNamesApartThatDifferInCaseOnly() {
        assertEquals("public.Orders", Names.of(TableName.of("public", "Orders"), "", taken));
        assertEquals("public.orders~2", Names.of(TableName.of("public", "orders"), "", taken));
    }

    @Test
    void cutsLongNamesAndTellsThemApart() {
        String one = Names.of(TableName.of("s".repeat(60), "a".repeat(100) + "b"), "", taken);
        String other = Names.of(TableName.of("s".repeat(60), "a".repeat(100) + "c"), "", taken);
        assertNotEquals(one, other);
        assertEquals(120, one.length());
    }

    @Test
    void avoidsNamesThatAreDevicesOfWindows() {
        assertTrue(Names.of(TableName.of("aux"), "", taken).startsWith("_"));
    }
}
