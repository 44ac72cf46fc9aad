package plumbline.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.state.UiState;
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

        Texts texts = new Texts(Language.EN);
        Preferences second = new Preferences(state, texts);

        assertEquals(ThemeChoice.DARK, second.themeProperty().get());
        assertEquals(Language.ZH_TW, texts.languageProperty().get());
        assertEquals(Duration.ofSeconds(30), second.intervalProperty().get());
    }

    @Test
    void wordsThatNobodyChoseAreTakenAsNone() {
        MemoryState state = new MemoryState();
        state.put("theme", "purple");
        state.put("interval", "-3");
        state.put("language", "tlh");

        Preferences preferences = new Preferences(state, new Texts(Language.ZH_CN));

        assertEquals(ThemeChoice.SYSTEM, preferences.themeProperty().get());
        assertEquals(Duration.ZERO, preferences.intervalProperty().get());
        assertEquals(Language.ZH_CN, preferences.languageProperty().get());
    }

    @Test
    void ofManyValuesInARowOnlyTheNewestIsWritten() {
        List<Runnable> waiting = new ArrayList<>();
        List<String> written = new ArrayList<>();
        SettledState state = new SettledState(recording(written), waiting::add);

        state.put("divider", "600");
        state.put("divider", "610");
        state.put("divider", "620");
        assertEquals(Optional.of("620"), state.get("divider"));
        assertTrue(written.isEmpty(), "nothing is written on the caller's thread");
        waiting.forEach(Runnable::run);

        assertEquals(List.of("divider \"620\""), written);
    }

    @Test
    void storeThatFailsCostsNothingButTheMemory() {
        SettledState state = new SettledState(broken(), Runnable::run);

        state.put("theme", "dark");

        assertEquals(Optional.of("dark"), state.get("theme"));
        assertEquals(Optional.empty(), state.get("window"));
    }

    private static UiState recording(List<String> written) {
        return new UiState() {
            @Override
            public Optional<String> get(String name) {
                return Optional.empty();
            }

            @Override
            public void put(String name, String json) {
                written.add(name + " " + json);
            }
        };
    }

    private static UiState broken() {
        return new UiState() {
            @Override
            public Optional<String> get(String name) {
                throw new ProblemException(Problem.of(ProblemCode.STORE, name));
            }

            @Override
            public void put(String name, String json) {
                throw new ProblemException(Problem.of(ProblemCode.STORE, name));
            }
        };
    }
}
