package plumbline.ui.inconsistencies;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import plumbline.core.check.CronText;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.target.Target;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiWork;
import plumbline.ui.inconsistencies.Entry.OfCheck;

/// The times of a check on their way to being chosen: an expression, in words as it is typed. FX thread only.
public final class ScheduleViewModel {
    private static final int NEXT = 3;

    private final OfCheck check;
    private final Decisions decisions;
    private final UiWork work;
    private final Runnable done;
    private final StringProperty cron;
    private final StringBinding words;
    private final StringBinding next;
    private final StringBinding mistake;
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<IgnoreViewModel.State> state = new ReadOnlyObjectWrapper<>(
            IgnoreViewModel.State.OPEN);

    /// @param done told when it is kept
    ScheduleViewModel(OfCheck check, Decisions decisions, UiWork work, Runnable done) {
        this.check = check;
        this.decisions = decisions;
        this.work = work;
        this.done = done;
        cron = new SimpleStringProperty(check.times().cron());
        words = Bindings.createStringBinding(this::wordsNow, cron, work.texts().languageProperty());
        next = Bindings.createStringBinding(this::nextNow, cron, work.texts().languageProperty());
        mistake = Bindings.createStringBinding(this::mistakeNow, cron, state, work.texts().languageProperty());
    }

    private String expression() {
        return cron.get().strip();
    }

    private String wordsNow() {
        Texts texts = work.texts();
        if (expression().isEmpty()) {
            return texts.now("inconsistencies.schedule.never");
        }
        return CronText.isValid(expression())
                ? CronText.words(expression(), texts.messages().language())
                : "";
    }

    private String nextNow() {
        if (expression().isEmpty() || !CronText.isValid(expression())) {
            return "";
        }
        DateTimeFormatter moment = DateTimeFormatter.ofPattern("yyyy-MM-dd EEE HH:mm",
                work.texts().messages().language().locale());
        List<String> times = new ArrayList<>();
        ZonedDateTime at = ZonedDateTime.now(decisions.clock());
        for (int i = 0; i < NEXT; i++) {
            Optional<ZonedDateTime> then = CronText.next(expression(), at);
            if (then.isEmpty()) {
                break;
            }
            at = then.get();
            times.add(moment.format(at));
        }
        return work.texts().now("inconsistencies.schedule.next", String.join("\n", times));
    }

    private String mistakeNow() {
        if (state.get() == IgnoreViewModel.State.SAVING) {
            return work.texts().now("inconsistencies.ignore.saving");
        }
        return expression().isEmpty() || CronText.isValid(expression())
                ? ""
                : work.texts().now("inconsistencies.schedule.invalid");
    }

    /// Keeps it, if it is an expression or empty; else nothing happens.
    public void save() {
        if (mistake.get().isEmpty()) {
            String chosen = expression();
            keep(() -> decisions.schedules().choose(check.target().name(), check.check().path(), chosen));
        }
    }

    /// Goes back to what the pack says.
    public void forget() {
        keep(() -> decisions.schedules().forget(check.target().name(), check.check().path()));
    }

    private void keep(Runnable change) {
        state.set(IgnoreViewModel.State.SAVING);
        problem.set(null);
        work.quietly(() -> {
            change.run();
            return true;
        }, outcome -> {
            switch (outcome) {
                case Outcome.Done<Boolean> _ -> {
                    state.set(IgnoreViewModel.State.SAVED);
                    done.run();
                }
                case Outcome.Failed<Boolean>(Problem failure) -> {
                    problem.set(failure);
                    state.set(IgnoreViewModel.State.OPEN);
                }
            }
        });
    }

    /// What stands on top.
    public String title() {
        return work.texts().now("inconsistencies.schedule.title", work.texts().now(check.check().title()));
    }

    /// Where the check is asked.
    public Target target() {
        return check.target();
    }

    /// Whether a person chose it; else the pack's own times hold.
    public boolean chosen() {
        return check.times().chosen();
    }

    /// What the pack says, or empty.
    public String ofPack() {
        return check.check().schedule();
    }

    /// The expression: minute, hour, day of month, month, day of week; empty for never.
    public StringProperty cronProperty() {
        return cron;
    }

    /// The expression in words; empty where it is none.
    public StringBinding words() {
        return words;
    }

    /// The next times, a line each; empty where there is none.
    public StringBinding next() {
        return next;
    }

    /// What is wrong with it, in words; empty where nothing is.
    public StringBinding mistake() {
        return mistake;
    }

    /// Why it could not be kept, or null.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Where it stands.
    public ReadOnlyObjectProperty<IgnoreViewModel.State> stateProperty() {
        return state.getReadOnlyProperty();
    }
}
