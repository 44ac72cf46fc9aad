package plumbline.core.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NamedSqlTest {

    @Test
    void turnsNamesIntoPlaces() {
        NamedSql sql = NamedSql.parse("update t set a = :new where id = any(:keys) and b = :new");

        assertEquals("update t set a = ? where id = any(?) and b = ?", sql.text());
        assertEquals(List.of("new", "keys", "new"), sql.names());
    }

    @ParameterizedTest
    @ValueSource(strings = {"select ':keys'", "select \":keys\"", "select $$ :keys $$", "select $q$ :keys $q$",
        "select 1 -- :keys", "select 1 /* :keys /* nested :keys */ :keys */", "select a::keys from t",
        "select E'it\\'s :keys'", "select '12:30'", "select x[1:2]"})
    void leavesWhatOnlyLooksLikeANameAlone(String text) {
        assertEquals(List.of(), NamedSql.parse(text).names());
        assertEquals(text, NamedSql.parse(text).text());
    }

    @Test
    void doublesTheQuestionMarkOfAnOperator() {
        assertEquals("select a ?? 'k' from t", NamedSql.parse("select a ? 'k' from t").text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"select 1|1", "select 1;|1", "select 1; ;|1", "select 1; select 2|2",
        "select ';' |1", "-- only a comment|0", "select 1; -- and a comment|1",
        "select 1; commit; create table t()|3"})
    void countsStatements(String text, int statements) {
        assertEquals(statements, NamedSql.parse(text).statements());
    }

    @Test
    void refusesToRunWithoutAValue() {
        NamedSql sql = NamedSql.parse("select :a");

        assertThrows(IllegalArgumentException.class, () -> sql.bind(Map.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"t|\"t\"", "a\"b|\"a\"\"b\"", "数据|\"数据\"", "select|\"select\"",
        "a; drop table x|\"a; drop table x\""})
    void quotesNames(String name, String quoted) {
        assertEquals(quoted, new Ident(name).quoted());
    }

    @Test
    void whatIsWholeHasNoNames() {
        NamedSql sql = NamedSql.whole("SELECT a[1:upper] FROM t WHERE b ? 'x:y'");

        assertEquals("SELECT a[1:upper] FROM t WHERE b ?? 'x:y'", sql.text());
    }
}
