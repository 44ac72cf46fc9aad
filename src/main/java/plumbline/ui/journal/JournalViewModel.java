package plumbline.ui.journal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.Verb;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.export.Extract;
import plumbline.core.export.ExtractFormat;
import plumbline.core.journal.ChangeRecord;
import plumbline.core.journal.Journal;
import plumbline.core.journal.JournalEntry;
import plumbline.core.journal.JournalState;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.target.Connections;
import plumbline.core.target.Target;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiWork;
import plumbline.ui.grid.ExtractFile;
import plumbline.ui.sheet.ChangeDesk;

/// What the journal's screen shows and does. FX thread only.
public final class JournalViewModel {
    /// So many entries are shown; older ones are found by searching.
    public static final int MOST = 1_000;

    private static final String RESTORE = "restore";

    private final Journal journal;
    private final Supplier<Shelf> checkpoints;
    private final Connections connections;
    private final ChangeDesk desk;
    private final UiWork work;
    private final Texts texts;
    private final StringProperty search = new SimpleStringProperty("");
    private final ObservableList<JournalEntry> entries = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable String> chosenRun = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable JournalEntry> chosen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ChangeRecord> images = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Optional<String>> safety = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper exported = new ReadOnlyStringWrapper("");
    private final StringBinding undoReason;
    private long generation;

    /// @param checkpoints where the safety checkpoints of restores lie
    public JournalViewModel(Journal journal, Supplier<Shelf> checkpoints, Connections connections, ChangeDesk desk,
            UiWork work) {
        this.journal = journal;
        this.checkpoints = checkpoints;
        this.connections = connections;
        this.desk = desk;
        this.work = work;
        this.texts = work.texts();
        undoReason = Bindings.createStringBinding(this::whyNoUndo, chosen, images, safety,
                texts.languageProperty());
        chosenRun.addListener((_, _, _) -> choose());
    }

    /// Reads the newest entries that hold the searched words; the chosen one stays chosen where it is still there.
    public void refresh() {
        long mine = ++generation;
        String words = search.get().strip();
        work.quietly(() -> journal.newest(words, MOST), outcome -> {
            if (mine == generation) {
                show(outcome);
            }
        });
    }

    private void show(Outcome<List<JournalEntry>> outcome) {
        switch (outcome) {
            case Outcome.Done<List<JournalEntry>>(List<JournalEntry> newest) -> {
                problem.set(null);
                if (!newest.equals(entries)) {
                    entries.setAll(newest);
                }
                choose();
            }
            case Outcome.Failed<List<JournalEntry>>(Problem failure) -> problem.set(failure);
        }
    }

    private void choose() {
        String run = chosenRun.get();
        JournalEntry before = chosen.get();
        JournalEntry next = entries.stream().filter(entry -> entry.run().equals(run)).findFirst().orElse(null);
        chosen.set(next);
        if (next == null) {
            images.set(null);
        } else if (before == null || !before.run().equals(next.run())) {
            images.set(null);
            safety.set(null);
            if (next.action().equals(RESTORE)) {
                work.quietly(() -> checkpoints.get().safetyOf(next.run()).map(Checkpoint::id),
                        outcome -> found(next, outcome));
            }
            work.quietly(() -> journal.change(next.run()), outcome -> arrived(next, outcome));
        }
    }

    private void arrived(JournalEntry entry, Outcome<Optional<ChangeRecord>> outcome) {
        if (entry.run().equals(chosenRun.get())) {
            switch (outcome) {
                case Outcome.Done<Optional<ChangeRecord>>(Optional<ChangeRecord> rows) -> images.set(rows.orElse(null));
                case Outcome.Failed<Optional<ChangeRecord>>(Problem failure) -> problem.set(failure);
            }
        }
    }

    private void found(JournalEntry entry, Outcome<Optional<String>> outcome) {
        if (entry.run().equals(chosenRun.get())) {
            switch (outcome) {
                case Outcome.Done<Optional<String>>(Optional<String> id) -> safety.set(id);
                case Outcome.Failed<Optional<String>>(Problem failure) -> problem.set(failure);
            }
        }
    }

    private String whyNoUndo() {
        JournalEntry entry = chosen.get();
        if (entry == null) {
            return texts.now("journal.reason.none");
        }
        if (!entry.undoneBy().isEmpty()) {
            return texts.now("journal.reason.undone", entry.undoneBy());
        }
        if (isSignal(entry)) {
            return texts.now("journal.reason.signal");
        }
        if (entry.action().equals(RESTORE)) {
            return whyNoUndoHere(entry);
        }
        if (entry.action().equals("restore-backup")) {
            return texts.now("journal.reason.restore-backup");
        }
        if (!entry.action().equals("repair")) {
            return texts.now("journal.reason.is-undo");
        }
        if (entry.state() != JournalState.COMMITTED) {
            return texts.now("journal.reason.not-committed");
        }
        ChangeRecord change = images.get();
        if (change != null && change.schema().stream().anyMatch(step -> step.inverse().isEmpty())) {
            return texts.now("journal.reason.no-undo");
        }
        return target(entry).isEmpty() ? texts.now("journal.reason.no-target", entry.target()) : "";
    }

    /// A restore is taken back by another one, which a person prepares among the checkpoints.
    private String whyNoUndoHere(JournalEntry restore) {
        if (restore.state() != JournalState.COMMITTED) {
            return texts.now("journal.reason.not-committed");
        }
        Optional<String> found = safety.get();
        if (found == null) {
            return texts.now("journal.reason.restore");
        }
        return found.map(id -> texts.now("journal.reason.restore-safety", id))
                .orElseGet(() -> texts.now("journal.reason.no-safety"));
    }

    /// Whether a statement, a session or a prepared transaction was to be ended, instead of rows changed.
    static boolean isSignal(JournalEntry entry) {
        return Verb.ofWord(entry.action()).isPresent();
    }

    private Optional<Target> target(JournalEntry entry) {
        return connections.all().get().stream().filter(target -> target.name().equals(entry.target())).findFirst();
    }

    /// Takes the chosen change back, after its preview; nothing where there is a reason against it.
    public void undo() {
        JournalEntry entry = chosen.get();
        if (entry != null && undoReason.get().isEmpty()) {
            target(entry).ifPresent(target -> desk.undo(target, List.of(entry.run()), this::refresh));
        }
    }

    /// The entries as rows, for copies and exports.
    ///
    /// @param some those to take; empty: all that are shown
    public Extract extract(List<JournalEntry> some) {
        return JournalDocument.of(some.isEmpty() ? entries : some);
    }

    /// Writes entries to a file.
    ///
    /// @param some those to take; empty: all that are shown
    public void export(Path file, ExtractFormat format, List<JournalEntry> some) {
        ExtractFile.write(work, new ExtractFile(file, format, true), extract(some), exported::set);
    }

    /// What came of the last export, in words; empty where there was none.
    public ReadOnlyStringProperty exportedProperty() {
        return exported.getReadOnlyProperty();
    }

    /// Words that must occur in an entry; the view asks anew a moment after they changed.
    public StringProperty searchProperty() {
        return search;
    }

    /// The newest first.
    public ObservableList<JournalEntry> entries() {
        return entries;
    }

    /// The run of the chosen entry, or null.
    public ObjectProperty<@Nullable String> chosenRunProperty() {
        return chosenRun;
    }

    /// The chosen entry as it stands, or null.
    public ReadOnlyObjectProperty<@Nullable JournalEntry> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /// Its rows before and after; null while they are read and where retention removed them.
    public ReadOnlyObjectProperty<@Nullable ChangeRecord> imagesProperty() {
        return images.getReadOnlyProperty();
    }

    /// Why the journal could not be read, or null.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Why the chosen change can't be taken back, in words; empty where it can.
    public StringBinding undoReason() {
        return undoReason;
    }
}
