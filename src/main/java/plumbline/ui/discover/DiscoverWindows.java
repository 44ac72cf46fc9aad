package plumbline.ui.discover;

import java.util.List;
import java.util.function.Supplier;
import javafx.stage.Stage;
import plumbline.core.discover.Discovery;
import plumbline.core.discover.PackKeeper;
import plumbline.core.state.UiState;
import plumbline.core.target.Target;
import plumbline.ui.fx.DialogFrame;
import plumbline.ui.fx.UiWork;

/// Opens the window of discovery over the console's. FX thread only.
///
/// @param targets those to choose from, asked for when it opens
/// @param state   remembers the widths of columns
public record DiscoverWindows(Supplier<List<Target>> targets, Discovery discovery, PackKeeper keeper, UiWork work,
        DialogFrame frame, UiState state) {

    /// Opens it. Closing it ends a discovery that runs.
    public void open() {
        DiscoverViewModel model = new DiscoverViewModel(discovery, keeper, work);
        List<Target> all = targets.get();
        if (all.size() == 1) {
            model.targetProperty().set(all.getFirst());
        }
        Stage[] stage = new Stage[1];
        DiscoverView view = new DiscoverView(model, work.texts(), state, all, () -> {
            model.cancel();
            stage[0].close();
        });
        stage[0] = frame.open(view.root(), work.texts().now("discover.title"), () -> {
            model.cancel();
            return true;
        });
        stage[0].setMinWidth(760);
        stage[0].setMinHeight(520);
    }
}
