package plumbline.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import plumbline.core.text.Language;
import plumbline.core.text.Messages;

final class IdentityWordsTest {

    private final IdentityWords words = new IdentityWords(Messages.in(Language.EN));

    @Test
    void aServerIsNamedWithoutItsDatabasesNumber() {
        assertEquals("shop at 10.1.2.3:5432, system 7710…2067",
                words.of("16398 shop @ 10.1.2.3:5432 #7710663772953682067"));
    }

    @Test
    void whatTheRoleMayNotReadIsLeftOut() {
        assertEquals("shop", words.of("16398 shop"));
    }

    @Test
    void aDatabasesNameMayHoldSpaces() {
        assertEquals("my shop at 10.1.2.3:5432", words.of("16398 my shop @ 10.1.2.3:5432"));
    }

    @Test
    void aFileIsItsPath() {
        assertEquals("/srv/app data/db.sqlite3", words.of("/srv/app data/db.sqlite3 #2049:1181"));
    }
}
