package plumbline.ui.sheet;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.RestoreResult;
import plumbline.core.checkpoint.Restores;
import plumbline.core.export.ScriptFiles;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.sql.TableName;
import plumbline.core.target.Target;
import plumbline.core.text.Messages;
import plumbline.core.work.WorkContext;
import plumbline.ui.fx.JobLog;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiWork;

/// A restore on its way from its checks to its result. FX thread only; see the package's invariants.
public final class RestoreSheetViewModel {
    private final Restores restores;
    private final UiWork work;
    private final Texts texts;
    private final RestoreOrder order;
    private final Ends ends;
    private final SheetFlow flow;
    private final JobLog log;
    private final RestoreOptions options;
    private final RestoreWords words;
    private final ReadOnlyObjectWrapper<RestoreStep> step = new ReadOnlyObjectWrapper<>(RestoreStep.CHECKS);
    private final ReadOnlyObjectWrapper<@Nullable RestorePlan> plan = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable RestoreResult> result = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final StringProperty otherName = new SimpleStringProperty("");
    private final StringBinding reason;
    private final BooleanBinding canGoOn;
    private boolean closed;

    /// What happens when it is over.
    ///
    /// @param restored told once, when the rows are put back
    /// @param undo     puts the safety checkpoint of this id back
    public record Ends(Consumer<RestoreResult> restored, Consumer<String> undo) {}

    public RestoreSheetViewModel(Restores restores, UiWork work, RestoreOrder order, Ends ends, InstantSource clock) {
        this.restores = restores;
        this.work = work;
        this.texts = work.texts();
        this.order = order;
        this.ends = ends;
        flow = new SheetFlow(work, order.request().target());
        log = new JobLog(texts, work.ui(), clock);
        options = new RestoreOptions(order.request());
        words = new RestoreWords(texts);
        reason = Bindings.createStringBinding(this::whyNot, flow.stageProperty(), plan, flow.confirmed(), step,
                options.staleProperty(), texts.languageProperty());
        canGoOn = reason.isEmpty();
        flow.stageProperty().addListener((_, _, now) -> staged(now));
    }

    private void staged(Stage now) {
        boolean over = step.get() == RestoreStep.RUNNING && (now == Stage.APPLIED || now == Stage.FAILED);
        if (over) {
            step.set(RestoreStep.RESULT);
        }
    }

    /// Finds out what it would do, with the options as they are; also again, after a failure.
    public void preview() {
        step.set(RestoreStep.CHECKS);
        RestoreOrder asked = order.with(options.request());
        Messages language = texts.messages();
        flow.preview(texts.now("restore.job.preview", asked.request().checkpoint().id()),
                context -> look(asked, context, language), this::previewed);
    }

    private Outcome<RestorePlan> look(RestoreOrder asked, WorkContext context, Messages language) {
        Outcome<RestorePlan> outcome = restores.preview(asked.request(), log.of(context, language), context);
        if (outcome instanceof Outcome.Done<RestorePlan>(RestorePlan made)) {
            Optional<TableName> changed = asked.changedIn(made);
            if (changed.isPresent()) {
                made.close();
                return new Outcome.Failed<>(Problem.of(ProblemCode.DIFFERENCES_CHANGED, changed.get().toString()));
            }
            if (closed) {
                made.close();
            }
        }
        return outcome;
    }

    private void previewed(RestorePlan made) {
        letGo();
        plan.set(made);
        options.previewed(made.suppressed());
    }

    // its comparison lies on the disk
    private void letGo() {
        RestorePlan old = plan.get();
        if (old != null) {
            plan.set(null);
            work.quietly(() -> {
                old.close();
                return true;
            }, _ -> {});
        }
    }

    /// Goes to the next step; nothing happens where [#reason] says why not. The last one is [#restore].
    public void next() {
        if (canGoOn.get() && step.get().compareTo(RestoreStep.CONFIRM) < 0) {
            step.set(step.get().next());
        }
    }

    /// Goes back a step, or from a failure to the checks.
    public void back() {
        switch (step.get()) {
            case CHANGES, CONFIRM -> step.set(step.get().back());
            case RESULT -> {
                if (flow.stageProperty().get() == Stage.FAILED) {
                    preview();
                }
            }
            case CHECKS, RUNNING -> {
                // there is no way back
            }
        }
    }

    /// Puts the rows back, if that may be done now; else nothing happens.
    public void restore() {
        RestorePlan seen = plan.get();
        if (step.get() != RestoreStep.CONFIRM || !canGoOn.get() || seen == null) {
            return;
        }
        RestorePlan ticketed = withTicket(seen, options.request());
        Messages language = texts.messages();
        step.set(RestoreStep.RUNNING);
        flow.<RestoreResult>apply(texts.now("restore.job.apply", order.request().checkpoint().id()),
                context -> restores.apply(ticketed, log.of(context, language), context), done -> {
                    result.set(done);
                    ends.restored().accept(done);
                });
    }

    // the number may be typed after the preview; it is the only thing of the plan that a person may change
    private static RestorePlan withTicket(RestorePlan seen, RestoreRequest now) {
        RestoreRequest asked = seen.request();
        RestoreRequest ticketed = new RestoreRequest(asked.target(), asked.shelf(), asked.checkpoint(), asked.tables(),
                asked.mode(), asked.choice(), asked.safety(), asked.fullCopy(), asked.intoOther(), asked.allTriggers(),
                asked.suppressed(), now.ticket());
        return seen.under(ticketed);
    }

    /// Puts back what was there before this restore.
    public void undo() {
        RestoreResult done = result.get();
        if (done != null && !done.safety().isEmpty()) {
            ends.undo().accept(done.safety());
        }
    }

    /// Whether the plan says that this is another database, which a person must say they mean.
    public boolean asksForOther() {
        RestorePlan seen = plan.get();
        return seen != null
                && seen.obstacles().stream().anyMatch(each -> isDoubt(each.code()));
    }

    /// Whether a problem is the question which database is meant.
    static boolean isDoubt(ProblemCode code) {
        return code == ProblemCode.OTHER_DATABASE || code == ProblemCode.UNTOLD_DATABASE;
    }

    /// Whether the checkpoint says which database it was taken of.
    public boolean tellsDatabase() {
        return request().checkpoint().condition() != Checkpoint.Condition.NATIVE_JSON;
    }

    /// Means the other database, where its name was typed; else nothing happens.
    public void meanOther() {
        if (asksForOther() && otherName.get().equals(target().name())) {
            options.intoOtherProperty().set(true);
            preview();
        }
    }

    /// Writes the plan as a guarded script instead of doing it.
    ///
    /// @param file a new one
    public void saveAs(Path file) {
        RestorePlan seen = plan.get();
        if (seen == null || options.staleProperty().get() || !seen.obstacles().isEmpty()) {
            return;
        }
        work.quietly(() -> {
            ScriptFiles.write(file, restores.script(seen).orThrow());
            return file;
        }, outcome -> said.set(switch (outcome) {
            case Outcome.Done<Path> _ -> texts.now("restore.saved", file);
            case Outcome.Failed<Path>(Problem problem) -> texts.now(problem);
        }));
    }

    private String whyNot() {
        RestorePlan seen = plan.get();
        return switch (flow.stageProperty().get()) {
            case PREVIEWING -> texts.now("restore.reason.previewing");
            case APPLYING -> texts.now("restore.reason.applying");
            case APPLIED -> texts.now("restore.reason.applied");
            case FAILED -> texts.now("restore.reason.failed");
            case PREVIEWED -> seen == null ? texts.now("restore.reason.previewing") : whyNot(seen);
        };
    }

    private String whyNot(RestorePlan seen) {
        if (!seen.obstacles().isEmpty()) {
            return texts.now("restore.reason.obstacles", seen.obstacles().size());
        }
        if (options.staleProperty().get()) {
            return texts.now("restore.reason.stale");
        }
        if (seen.changes() == 0 && seen.sequences().isEmpty()) {
            return texts.now("restore.reason.nothing");
        }
        boolean confirmed = step.get() != RestoreStep.CONFIRM || flow.confirmed().get();
        return confirmed ? "" : texts.now("sheet.reason.name", target().name());
    }

    /// Tells that the sheet goes away; a preview that is still under way is cancelled.
    ///
    /// @return whether it may: never while rows are being put back
    public boolean close() {
        if (!flow.close()) {
            return false;
        }
        closed = true;
        letGo();
        return true;
    }

    /// What stands on top.
    public String title() {
        return texts.now("restore.title", order.request().checkpoint().id(), target().name());
    }

    /// The verb of the dangerous button, with its numbers.
    public String verb() {
        return words.verb(plan.get());
    }

    RestoreWords words() {
        return words;
    }

    /// Where.
    public Target target() {
        return order.request().target();
    }

    /// What was asked for at first.
    public RestoreRequest request() {
        return order.request();
    }

    /// How it is to be done.
    public RestoreOptions options() {
        return options;
    }

    /// The steps of the work and the typed name.
    public SheetFlow flow() {
        return flow;
    }

    /// What the work says.
    public JobLog log() {
        return log;
    }

    /// The step that is shown.
    public ReadOnlyObjectProperty<RestoreStep> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /// What was previewed, or null.
    public ReadOnlyObjectProperty<@Nullable RestorePlan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /// What was done, or null.
    public ReadOnlyObjectProperty<@Nullable RestoreResult> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /// What was typed as the name of the other database.
    public StringProperty otherNameProperty() {
        return otherName;
    }

    /// What came of saving, in words; empty before.
    public ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    /// Whether the next step may be taken.
    public BooleanBinding canGoOn() {
        return canGoOn;
    }

    /// Why it may not, in words; empty where it may.
    public StringBinding reason() {
        return reason;
    }
}
