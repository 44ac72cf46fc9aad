package plumbline.ui.inconsistencies;

import java.util.List;
import java.util.Optional;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import plumbline.core.check.BaselineRecording;
import plumbline.core.check.Baselines.Recorded;
import plumbline.core.check.SavedNumbers;
import plumbline.core.pack.Kind;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.ui.fx.UiWork;
import plumbline.ui.inconsistencies.Entry.OfCheck;

/// The numbers that a baseline check compares with: the pack's or recorded ones. FX thread only.
public final class BaselineViewModel {
    private final BaselineRecording recording;
    private final UiWork work;
    private final ReadOnlyObjectWrapper<@Nullable Recorded> recorded = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final ObservableList<SavedNumbers.Offer> offers = FXCollections.observableArrayList();
    private @Nullable OfCheck shown;

    BaselineViewModel(BaselineRecording recording, UiWork work) {
        this.recording = recording;
        this.work = work;
    }

    /// Takes the check in view, or none.
    void show(@Nullable OfCheck check) {
        boolean baseline = check != null && check.check().kind() instanceof Kind.Baseline;
        OfCheck next = baseline ? check : null;
        boolean same = shown != null && next != null && shown.key().equals(next.key());
        shown = next;
        if (!same) {
            recorded.set(null);
            said.set("");
            offers.clear();
            read();
            readOffers();
        }
    }

    private void read() {
        OfCheck of = shown;
        if (of != null) {
            work.quietly(() -> recording.recorded(of.target().name(), of.check().path()), outcome -> {
                if (isShown(of) && outcome instanceof Outcome.Done<Optional<Recorded>>(Optional<Recorded> found)) {
                    recorded.set(found.orElse(null));
                }
            });
        }
    }

    private void readOffers() {
        OfCheck of = shown;
        if (of != null) {
            work.quietly(() -> recording.saved(of.target(), of.check()), outcome -> {
                if (isShown(of) && outcome instanceof Outcome.Done<List<SavedNumbers.Offer>>(var found)) {
                    offers.setAll(found);
                }
            });
        }
    }

    private boolean isShown(OfCheck of) {
        return shown != null && shown.key().equals(of.key());
    }

    /// Counts the tables now and declares the numbers right; a job.
    ///
    /// @param done told when they are kept
    void record(Runnable done) {
        OfCheck of = shown;
        if (of == null) {
            return;
        }
        String title = work.texts().now("inconsistencies.baseline.job", work.texts().now(of.check().title()));
        said.set(title);
        work.ask(title, of.target().name(), context -> recording.record(of.target(), of.check(), context),
                outcome -> ended(of, outcome, done));
    }

    /// Declares the numbers that a checkpoint saved right; a job, since the target is asked which database it is.
    ///
    /// @param checkpoint its id, or [SavedNumbers#LATEST]
    /// @param done       told when they are kept
    void recordSaved(String checkpoint, Runnable done) {
        OfCheck of = shown;
        if (of != null) {
            String title = work.texts().now("inconsistencies.baseline.job", work.texts().now(of.check().title()));
            said.set(title);
            work.ask(title, of.target().name(),
                    context -> recording.recordSaved(of.target(), of.check(), checkpoint, context),
                    outcome -> ended(of, outcome, done));
        }
    }

    /// The checkpoints that have the numbers of the check's tables, newest first.
    public ObservableList<SavedNumbers.Offer> offers() {
        return offers;
    }

    private void ended(OfCheck of, Outcome<Recorded> outcome, Runnable done) {
        switch (outcome) {
            case Outcome.Done<Recorded>(Recorded now) -> {
                if (isShown(of)) {
                    recorded.set(now);
                    said.set(work.texts().now("inconsistencies.baseline.done", now.counts().size()));
                }
                done.run();
            }
            case Outcome.Failed<Recorded>(Problem problem) -> said.set(work.texts().now(problem));
        }
    }

    /// Goes back to the pack's numbers.
    ///
    /// @param done told when that is kept
    void forget(Runnable done) {
        OfCheck of = shown;
        if (of == null) {
            return;
        }
        work.quietly(() -> {
            recording.forget(of.target().name(), of.check().path());
            return true;
        }, outcome -> {
            switch (outcome) {
                case Outcome.Done<Boolean> _ -> {
                    said.set(work.texts().now("inconsistencies.baseline.forgotten"));
                    recorded.set(null);
                    done.run();
                }
                case Outcome.Failed<Boolean>(Problem problem) -> said.set(work.texts().now(problem));
            }
        });
    }

    /// What was recorded, or null where the pack's numbers hold.
    public ReadOnlyObjectProperty<@Nullable Recorded> recordedProperty() {
        return recorded.getReadOnlyProperty();
    }

    /// What came of the last recording, in words; empty where there was none.
    public ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }
}
