package plumbline.ui.shell;

import java.util.List;
import plumbline.core.health.HealthMonitor;
import plumbline.core.health.OwnCost;
import plumbline.core.state.UiState;
import plumbline.core.watch.Watchable;
import plumbline.core.work.Jobs;
import plumbline.ui.fx.ConnectionActions;
import plumbline.ui.fx.NoticeBoard;
import plumbline.ui.fx.PaletteAction;
import plumbline.ui.fx.Preferences;
import plumbline.ui.fx.ScreenContext;
import plumbline.ui.fx.ScreenEntry;
import plumbline.ui.fx.Trail;

/// What the window is built from.
///
/// @param screens in the order of the rail; the first is the one shown where nothing is remembered
/// @param actions verbs of the palette that belong to no screen
/// @param ownCost what the console itself costs the targets
public record Console(List<ScreenEntry> screens, List<PaletteAction> actions, HealthMonitor monitor, Jobs jobs,
        Watchable<OwnCost> ownCost,
        Trail trail, NoticeBoard notices, ConnectionActions connections, Preferences preferences, UiState state,
        ScreenContext context) {

    public Console {
        screens = List.copyOf(screens);
        actions = List.copyOf(actions);
    }
}
