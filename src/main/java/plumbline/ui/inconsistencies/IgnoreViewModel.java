package plumbline.ui.inconsistencies;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import plumbline.core.check.IgnoredFindings.Ignored;
import plumbline.core.pack.Check;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.target.Target;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiWork;

/// Findings on their way to being ignored: why, and until when. FX thread only.
public final class IgnoreViewModel {
    private final Target target;
    private final Check check;
    private final List<Map<String, String>> keys;
    private final Decisions decisions;
    private final UiWork work;
    private final Runnable done;
    private final StringProperty reason = new SimpleStringProperty("");
    private final ObjectProperty<Expiry> expiry = new SimpleObjectProperty<>(Expiry.MONTH);
    private final ObjectProperty<@Nullable LocalDate> date = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.OPEN);
    private final StringBinding mistake;

    /// @param done told when it is kept
    IgnoreViewModel(OfFindings findings, Decisions decisions, UiWork work, Runnable done) {
        this.target = findings.target();
        this.check = findings.check();
        this.keys = findings.keys();
        this.decisions = decisions;
        this.work = work;
        this.done = done;
        mistake = Bindings.createStringBinding(this::mistakeNow, reason, expiry, date, state,
                work.texts().languageProperty());
    }

    /// Which findings.
    ///
    /// @param keys key column to its text, a map for each
    record OfFindings(Target target, Check check, List<Map<String, String>> keys) {}

    private String mistakeNow() {
        Texts texts = work.texts();
        if (state.get() == State.SAVING) {
            return texts.now("inconsistencies.ignore.saving");
        }
        if (reason.get().isBlank()) {
            return texts.now("inconsistencies.ignore.no-reason");
        }
        LocalDate day = date.get();
        boolean future = day != null && day.isAfter(LocalDate.now(decisions.clock()));
        return expiry.get() == Expiry.DATE && !future ? texts.now("inconsistencies.ignore.no-date") : "";
    }

    /// Ignores them, if everything is said; else nothing happens.
    public void save() {
        if (!mistake.get().isEmpty()) {
            return;
        }
        Instant now = decisions.clock().instant();
        Instant until = until(now);
        String why = reason.get().strip();
        List<Ignored> ignored = keys.stream().map(key -> new Ignored(key, why, decisions.who(), now, until)).toList();
        state.set(State.SAVING);
        problem.set(null);
        work.quietly(() -> {
            decisions.ignored().ignore(target.name(), check.path(), ignored);
            return true;
        }, outcome -> {
            switch (outcome) {
                case Outcome.Done<Boolean> _ -> {
                    state.set(State.SAVED);
                    done.run();
                }
                case Outcome.Failed<Boolean>(Problem failure) -> {
                    problem.set(failure);
                    state.set(State.OPEN);
                }
            }
        });
    }

    private Instant until(Instant now) {
        LocalDate day = date.get();
        return switch (expiry.get()) {
            case DAY -> now.plus(Duration.ofDays(1));
            case WEEK -> now.plus(Duration.ofDays(7));
            case MONTH -> now.plus(Duration.ofDays(30));
            case DATE -> day == null ? now : day.atStartOfDay(decisions.clock().getZone()).toInstant();
            case NEVER -> Instant.MAX;
        };
    }

    /// What stands on top.
    public String title() {
        return work.texts().now("inconsistencies.ignore.title", keys.size(), work.texts().now(check.title()));
    }

    /// Where they are.
    public Target target() {
        return target;
    }

    /// Why they are ignored; must not be blank.
    public StringProperty reasonProperty() {
        return reason;
    }

    /// Until when.
    public ObjectProperty<Expiry> expiryProperty() {
        return expiry;
    }

    /// The day from which they count again, where that was chosen.
    public ObjectProperty<@Nullable LocalDate> dateProperty() {
        return date;
    }

    /// What is still to be said, in words; empty where nothing is.
    public StringBinding mistake() {
        return mistake;
    }

    /// Why it could not be kept, or null.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Where it stands.
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Until when findings are ignored.
    public enum Expiry {
        DAY, WEEK, MONTH, DATE, NEVER
    }

    /// Where the question stands.
    public enum State {
        OPEN, SAVING, SAVED
    }
}
