package plumbline.core.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StatementTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', nullValues = "", value = {
        "SELECT 'anna'~SELECT ?",
        "SELECT 'it''s' || x~SELECT ? || x",
        "SELECT E'a\\'b' || 'c'~SELECT ? || ?",
        "SELECT e'\\\\', 'c'~SELECT ?, ?",
        "SELECT 'C:\\', x~SELECT ?, x",
        "SELECT B'0101', X'1F', N'n', U&'d\\0061t'~SELECT ?, ?, ?, ?",
        "SELECT $$it's$$, $1, $tag$a $$ b$tag$, $12~SELECT ?, $1, ?, $12",
        "SELECT 1, 2.5, .5, 1e10, 1.5e-3, 0x1F, 1_000, -7~SELECT ?, ?, ?, ?, ?, ?, ?, -?",
        "SELECT t1.c2, \"Strange 'name' 7\", a$1b FROM t1~SELECT t1.c2, \"Strange 'name' 7\", a$1b FROM t1",
        "SELECT \"a\"\"b 'c\", 'd'~SELECT \"a\"\"b 'c\", ?",
        "SELECT a -- for 'anna' 7~SELECT a",
        "SELECT a/* 4711 /* nested */ 'x' */FROM t~SELECT a FROM t",
        "SELECT a /* 'open 7~SELECT a",
        "UPDATE t SET note = 'cut in the mid~UPDATE t SET note = ?",
        "UPDATE t SET note = E'cut\\~UPDATE t SET note = ?",
        "DO $body$ BEGIN PERFORM 7;~DO ?",
        "SELECT '李' AS 姓名, 订单1 FROM 订单2 WHERE 编号=17~SELECT ? AS 姓名, 订单1 FROM 订单2 WHERE 编号=?",
        "ALTER ROLE x PASSWORD 'secret'~ALTER ROLE x PASSWORD ?",
        "SELECT x::numeric(10,2), a[3], j->>'k', j ? 'k'~SELECT x::numeric(?,?), a[?], j->>?, j ? ?",
        "SELECT 5-3, a-1, 1-'2'~SELECT ?-?, a-?, ?-?",
        "SELECT date'2020-01-01', interval '1 day'~SELECT date?, interval ?",
        "COPY t FROM '/etc/x' WITH (DELIMITER E'\\t')~COPY t FROM ? WITH (DELIMITER ?)",
        "SELECT true, NULL, CURRENT_DATE~SELECT true, NULL, CURRENT_DATE",
        "SELECT $~SELECT $",
        "SELECT 1.~SELECT ?",
        "SELECT 12ab~SELECT ?"})
    void valuesBecomeAPlaceAndNamesStay(String statement, String kept) {
        assertEquals(kept, StatementText.withoutLiterals(statement));
    }

    @Test
    void linesStay() {
        assertEquals("SELECT a\nFROM t\nWHERE b = ?", StatementText.withoutLiterals("SELECT a\nFROM t\nWHERE b = 7"));
    }

    @Test
    void aCutAnywhereShowsNoPartOfAValue() {
        String statement = "SELECT E'qqq\\'qqq', 'qqq''qqq', $q$qqq$q$, U&'qqq', 999 /* qqq */ -- qqq\nFROM t WHERE x = 'qqq'";
        for (int end = 0; end <= statement.length(); end++) {
            String kept = StatementText.withoutLiterals(statement.substring(0, end));
            assertEquals(-1, kept.indexOf("qq") + kept.indexOf("99") + 1, kept);
        }
    }
}
