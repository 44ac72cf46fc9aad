package plumbline.ui.sheet;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.RestoreRequest.Mode;

/// How a restore is to be done, as a person may choose it. What was previewed was previewed with certain options: once
/// another one is chosen the preview is stale. FX thread only.
public final class RestoreOptions {

    private final RestoreRequest first;
    private final ObjectProperty<Mode> mode;
    private final BooleanProperty safety;
    private final BooleanProperty fullCopy;
    private final BooleanProperty intoOther;
    private final StringProperty ticket;
    private final ObservableList<Held> triggers = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();

    RestoreOptions(RestoreRequest first) {
        this.first = first;
        mode = new SimpleObjectProperty<>(first.mode());
        safety = new SimpleBooleanProperty(first.safety());
        fullCopy = new SimpleBooleanProperty(first.fullCopy());
        intoOther = new SimpleBooleanProperty(first.intoOther());
        ticket = new SimpleStringProperty(first.ticket());
        mode.subscribe((_, _) -> stale.set(true));
        safety.subscribe((_, _) -> stale.set(true));
        fullCopy.subscribe((_, _) -> stale.set(true));
        intoOther.subscribe((_, _) -> stale.set(true));
    }

    /// A trigger, as `table: trigger`, and whether it is kept from firing.
    public record Held(String name, BooleanProperty held) {}

    /// The restore with the options as they are.
    RestoreRequest request() {
        List<String> held = triggers.stream().filter(each -> each.held().get()).map(Held::name).toList();
        boolean all = triggers.isEmpty() ? first.allTriggers() : held.size() == triggers.size();
        return new RestoreRequest(first.target(), first.shelf(), first.checkpoint(), first.tables(), mode.get(),
                first.choice(), safety.get(), fullCopy.get(), intoOther.get(), all, all ? List.of() : held,
                ticket.get().strip());
    }

    /// A preview with the present options was made.
    ///
    /// @param suppressed the triggers it would keep from firing
    void previewed(List<String> suppressed) {
        for (String name : suppressed) {
            if (triggers.stream().noneMatch(each -> each.name().equals(name))) {
                BooleanProperty held = new SimpleBooleanProperty(true);
                held.subscribe((_, _) -> stale.set(true));
                triggers.add(new Held(name, held));
            }
        }
        stale.set(false);
    }

    /// Whether single rows or cells were chosen: they can't be put back by emptying the table.
    public boolean onlyDelta() {
        return !first.choice().all();
    }

    /// Delta or reload.
    public ObjectProperty<Mode> modeProperty() {
        return mode;
    }

    /// Whether what is about to change is saved first.
    public BooleanProperty safetyProperty() {
        return safety;
    }

    /// Whether whole tables are saved before anything is locked.
    public BooleanProperty fullCopyProperty() {
        return fullCopy;
    }

    /// Whether it may go into another database.
    BooleanProperty intoOtherProperty() {
        return intoOther;
    }

    /// A number for the journal; no preview depends on it.
    public StringProperty ticketProperty() {
        return ticket;
    }

    /// The triggers of the tables.
    public ObservableList<Held> triggers() {
        return triggers;
    }

    /// Whether the preview was made with other options.
    public ReadOnlyBooleanProperty staleProperty() {
        return stale.getReadOnlyProperty();
    }
}
