package plumbline.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumbline.core.target.Identity;
import plumbline.core.target.ServerVersion;

final class FormerWordsTest {

    private static final ServerVersion VERSION = new ServerVersion(180_000, "18.0");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "16384 shop at 10.1.2.3:5432, system 7391 | 16384 shop | 10.1.2.3:5432 | 7391",
        "16384 shop at ::1:5432 | 16384 shop | ::1:5432 | ''",
        "16384 shop, system 7391 | 16384 shop | '' | 7391",
        "16384 look at me, system 7391 | 16384 look at me | '' | 7391",
        "16384 shop | 16384 shop | '' | ''",
        "/data/look at me:1, system 2.db, system 2065:4212 | /data/look at me:1, system 2.db | '' | 2065:4212"})
    void readsAnIdentityAsItWouldBeWrittenToday(String former, String database, String server, String system) {
        assertEquals(new Identity(system, database, server, "", VERSION).line(), FormerWords.identity(former));
    }

    @Test
    void leavesAnIdentityOfTodayAsItIs() {
        String line = new Identity("7391", "16384 shop", "10.1.2.3:5432", "", VERSION).line();
        assertEquals(line, FormerWords.identity(line));
    }

    @Test
    void readsWhoActedWithoutWords() {
        assertEquals("anna (plumbline)", FormerWords.who("anna as plumbline"));
        assertEquals("anna (plumbline)", FormerWords.who("anna (plumbline)"));
        assertEquals("anna", FormerWords.who("anna"));
    }
}
