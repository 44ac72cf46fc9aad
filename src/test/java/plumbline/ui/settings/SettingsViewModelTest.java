package plumbline.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.text.Language;
import plumbline.core.watch.Watched;
import plumbline.testing.MemoryState;
import plumbline.testing.SampleConsole;
import plumbline.testing.SampleContext;
import plumbline.testing.SampleHealth;
import plumbline.ui.fx.Preferences;

final class SettingsViewModelTest {

    private final SampleContext surroundings = new SampleContext();
    private final SampleConsole actions = new SampleConsole(Runnable::run);
    private final Target saved = SampleHealth.postgres("shop", Environment.PRODUCTION);
    private final Target adHoc = Target.adHoc(SampleHealth.sqlite("faults", Environment.TEST).address(),
            Environment.TEST);
    private final Watched<List<Target>> connections = new Watched<>(List.of(saved, adHoc));
    private final SettingsViewModel model = new SettingsViewModel(
            new Preferences(new MemoryState(), surroundings.texts()), connections, actions, List.of(),
            surroundings.context());

    SettingsViewModelTest() {
        model.start();
    }

    @Test
    void savedConnectionCanBeEdited() {
        model.chosenProperty().set(Optional.of(model.rows().getFirst()));
        model.edit();

        assertEquals("edit shop", actions.asked());
        assertEquals("", model.whyProperty().get());
    }

    @Test
    void connectionThatIsNotSavedCanOnlyBeTestedAndTheScreenSaysWhy() {
        model.chosenProperty().set(Optional.of(model.rows().getLast()));
        model.remove();
        assertEquals("", actions.asked());
        model.test();

        assertEquals("test faults.db", actions.asked());
        assertFalse(model.changeableProperty().get());
        assertTrue(model.whyProperty().get().contains("not saved"));
    }

    @Test
    void listFollowsTheConnectionsAndTheLanguage() {
        connections.set(List.of(saved));
        surroundings.texts().languageProperty().set(Language.ZH_CN);

        assertEquals(List.of("生产"), model.rows().stream().map(ConnectionRow::environment).toList());
    }
}
