package plumbline.ui.fx;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The notices of this run, newest first. Shown from any thread; read on the FX thread.
public final class NoticeBoard implements Notices {

    private static final int KEPT = 200;

    private final Executor ui;
    private final InstantSource clock;
    private final ObservableList<Posted> posted = FXCollections.observableArrayList();
    private final IntegerProperty unseen = new SimpleIntegerProperty();

    public NoticeBoard(Executor ui, InstantSource clock) {
        this.ui = ui;
        this.clock = clock;
    }

    @Override
    public void show(Notice notice) {
        Posted entry = new Posted(notice, clock.instant());
        ui.execute(() -> {
            posted.addFirst(entry);
            if (posted.size() > KEPT) {
                posted.removeLast();
            }
            unseen.set(unseen.get() + 1);
        });
    }

    /// All that are kept, newest first.
    public ObservableList<Posted> posted() {
        return posted;
    }

    /// How many came since the list was last looked at.
    public IntegerProperty unseenProperty() {
        return unseen;
    }

    /// The list was looked at.
    public void seen() {
        unseen.set(0);
    }

    /// A notice and when it came.
    public record Posted(Notice notice, Instant at) {}
}
