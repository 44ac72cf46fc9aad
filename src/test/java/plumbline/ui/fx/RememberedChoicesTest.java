package plumbline.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import plumbline.core.activity.KeptStatements;
import plumbline.core.text.Language;
import plumbline.testing.MemoryState;

final class RememberedChoicesTest {

    @Test
    void choicesComeBackInTheNextRun() {
        MemoryState state = new MemoryState();
        Preferences first = new Preferences(state, new Texts(Language.EN));
        first.themeProperty().set(ThemeChoice.DARK);
        first.languageProperty().set(Language.ZH_TW);
        first.intervalProperty().set(Duration.ofSeconds(30));
        first.statementsProperty().set(KeptStatements.NONE);

        Texts texts = new Texts(Language.EN);
        Preferences second = new Preferences(state, texts);

        assertEquals(ThemeChoice.DARK, second.themeProperty().get());
        assertEquals(Language.ZH_TW, texts.languageProperty().get());
        assertEquals(Duration.ofSeconds(30), second.intervalProperty().get());
        assertEquals(KeptStatements.NONE, second.statementsProperty().get());
    }

    @Test
    void wordsThatNobodyChoseAreTakenAsNone() {
        MemoryState state = new MemoryState();
        state.put("theme", "purple");
        state.put("interval", "-3");
        state.put("language", "tlh");
        state.put("locks.statements", "some");

        Preferences preferences = new Preferences(state, new Texts(Language.ZH_CN));

        assertEquals(ThemeChoice.SYSTEM, preferences.themeProperty().get());
        assertEquals(Duration.ZERO, preferences.intervalProperty().get());
        assertEquals(KeptStatements.WITHOUT_LITERALS, preferences.statementsProperty().get());
        assertEquals(Language.ZH_CN, preferences.languageProperty().get());
    }
}
