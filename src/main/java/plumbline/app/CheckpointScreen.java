package plumbline.app;

import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import plumbline.core.checkpoint.Checkpoints;
import plumbline.core.checkpoint.Comparisons;
import plumbline.core.checkpoint.LiveReader;
import plumbline.core.checkpoint.Restores;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.state.UiState;
import plumbline.core.target.Target;
import plumbline.core.watch.Watchable;
import plumbline.ui.checkpoints.CellText;
import plumbline.ui.checkpoints.CheckpointWindows;
import plumbline.ui.checkpoints.CheckpointsView;
import plumbline.ui.checkpoints.CheckpointsViewModel;
import plumbline.ui.checkpoints.DifferenceExport;
import plumbline.ui.checkpoints.PackTables;
import plumbline.ui.fx.DialogFrame;
import plumbline.ui.fx.Navigator;
import plumbline.ui.fx.Notices;
import plumbline.ui.fx.Place;
import plumbline.ui.fx.ScreenEntry;
import plumbline.ui.fx.ScreenEntry.Rail;
import plumbline.ui.fx.UiWork;
import plumbline.ui.grid.ValueMarks;
import plumbline.ui.sheet.RestoreDesk;
import plumbline.ui.sheet.Sheets;

/// The checkpoints screen, put together.
///
/// @param packs what the packs of a target would have saved
record CheckpointScreen(Supplier<Shelf> shelf, Supplier<Checkpoints> checkpoints, Supplier<Comparisons> comparisons,
        Supplier<LiveReader> reader, Supplier<Restores> restores, Function<Target, List<PackTables>> packs,
        DifferenceExport export, CellText cells, ValueMarks marks) {

    /// What the window gives the screen.
    ///
    /// @param clock in whose zone moments are told
    record Window(UiWork work, DialogFrame frame, Notices notices, Sheets sheets, Watchable<List<Target>> targets,
            ObservableValue<java.time.Instant> now, UiState state, Clock clock, Navigator navigator) {}

    /// The screen as the rail shows it.
    ScreenEntry entry(Window window) {
        RestoreDesk desk = new RestoreDesk(restores.get(), window.work(), window.notices(), window.sheets(),
                window.clock());
        CheckpointsViewModel model = new CheckpointsViewModel(new CheckpointsViewModel.Sources(shelf.get(),
                checkpoints.get(), comparisons.get(), reader.get(), window.targets(), packs, desk::restore, export,
                cells, marks, new CheckpointWindows(window.frame(), window.work().texts(), window.clock(),
                        window.clock().getZone()),
                window.clock(), window.clock().getZone()), window.work(), window.now(), window.state());
        return new ScreenEntry("checkpoints", "mdmz-save", "checkpoints.title", new Place.Checkpoints(""), Rail.TOP,
                model.troubleProperty(), () -> BackupScreens.segmented(new CheckpointsView(model, window.state()),
                        BackupScreens.CHECKPOINTS, window.work().texts(), window.navigator()));
    }
}
