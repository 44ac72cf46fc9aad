package plumbline.ui.sheet;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import plumbline.core.export.ScriptFiles;
import plumbline.core.journal.ChangeRecord;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.repair.RepairPlan;
import plumbline.core.repair.RepairRequest;
import plumbline.core.repair.RepairResult;
import plumbline.core.repair.RepairScript;
import plumbline.core.repair.Repairs;
import plumbline.core.target.Target;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiWork;

/// A repair on its way from preview to result. FX thread only; see the package's invariants.
public final class RepairSheetViewModel {
    /// What the plan's extent says already.
    private static final Set<String> SAID = Set.of("repair.note.rolled-back", "repair.note.stated");

    private final Repairs repairs;
    private final Texts texts;
    private final RepairRequest request;
    private final Consumer<RepairResult> repaired;
    private final SheetFlow flow;
    private final ReadOnlyObjectWrapper<@Nullable RepairPlan> plan = new ReadOnlyObjectWrapper<>();
    private final StringProperty ticket;
    private final StringBinding reason;
    private final BooleanBinding canRepair;
    private final BooleanProperty accepted = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final UiWork work;
    private final PlanWords words;

    /// @param repaired told once, when the rows are changed
    public RepairSheetViewModel(Repairs repairs, UiWork work, RepairRequest request, Consumer<RepairResult> repaired) {
        this.repairs = repairs;
        this.work = work;
        this.texts = work.texts();
        this.request = request;
        this.repaired = repaired;
        words = new PlanWords(texts);
        flow = new SheetFlow(work, request.target());
        ticket = new SimpleStringProperty(request.ticket());
        reason = Bindings.createStringBinding(this::whyNot, flow.stageProperty(), plan, flow.confirmed(),
                accepted, texts.languageProperty());
        canRepair = reason.isEmpty();
    }

    /// Sees what the repair would do; also again, after a failure or when the preview is old.
    public void preview() {
        flow.preview(texts.now("sheet.repair.job.preview", checkTitle()), context -> repairs.preview(request, context),
                plan::set);
    }

    /// Does what was previewed, if that may be done now; else nothing happens.
    public void repair() {
        RepairPlan seen = plan.get();
        if (!canRepair.get() || seen == null) {
            return;
        }
        RepairPlan ticketed = withTicket(seen, ticket.get());
        flow.apply(texts.now("sheet.repair.job.apply", checkTitle()), context -> repairs.apply(ticketed, context),
                repaired);
    }

    /// Writes what was previewed as a guarded script, and its undo beside it, for those who may not execute from a tool.
    ///
    /// @param file a new one; its undo is named after it
    public void saveAs(Path file) {
        RepairPlan seen = plan.get();
        if (seen == null) {
            return;
        }
        RepairPlan ticketed = withTicket(seen, ticket.get());
        work.quietly(() -> {
            RepairScript script = repairs.script(ticketed).orThrow();
            ScriptFiles.write(file, script.repair());
            if (!script.undo().isEmpty()) {
                ScriptFiles.write(ScriptFiles.undoOf(file), script.undo());
            }
            return script;
        }, outcome -> said.set(switch (outcome) {
            case Outcome.Done<RepairScript>(RepairScript script) when script.undo().isEmpty() ->
                texts.now("sheet.save.done-no-undo", file);
            case Outcome.Done<RepairScript> _ -> texts.now("sheet.save.done", file, ScriptFiles.undoOf(file));
            case Outcome.Failed<RepairScript>(Problem problem) -> texts.now(problem);
        }));
    }

    /// What came of saving, in words; empty before.
    public ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    // the number may be typed after the preview; it is the only thing of the plan that a person may change
    static RepairPlan withTicket(RepairPlan seen, String number) {
        RepairRequest asked = seen.request();
        RepairRequest ticketed = new RepairRequest(asked.target(), asked.check(), asked.way(), asked.keys(),
                number.strip());
        return new RepairPlan(ticketed, seen.identity(), seen.columns(), seen.findings(), seen.statement(),
                seen.change(), seen.tables(), seen.effects(), seen.extent(), seen.verified(), seen.remaining(),
                seen.millis(), seen.at(), seen.notes());
    }

    private String whyNot() {
        RepairPlan seen = plan.get();
        return switch (flow.stageProperty().get()) {
            case PREVIEWING -> texts.now("sheet.reason.previewing");
            case APPLYING -> texts.now(inParts(seen) ? "sheet.reason.applying-parts" : "sheet.reason.applying");
            case APPLIED -> texts.now("sheet.reason.applied");
            case FAILED -> texts.now("sheet.reason.failed");
            case PREVIEWED -> seen == null ? texts.now("sheet.reason.previewing") : whyNot(seen);
        };
    }

    private String whyNot(RepairPlan seen) {
        if (seen.change().isEmpty()) {
            return texts.now("sheet.reason.nothing");
        }
        if (!seen.verified()) {
            return texts.now("sheet.reason.unverified");
        }
        if (needsAcceptance() && !accepted.get()) {
            return texts.now("sheet.reason.accept");
        }
        return flow.confirmed().get() ? "" : texts.now("sheet.reason.name", target().name());
    }

    // what can't be one transaction stops half done
    private boolean inParts(@Nullable RepairPlan seen) {
        return !request.way().means().transactional()
                || (seen != null && request.way().narrowable() && seen.findings().size() > request.way().limit());
    }

    /// Whether the person must say that it can't be taken back.
    public boolean needsAcceptance() {
        return !request.way().canBeUndone(target().engine());
    }

    /// Whether the person said so.
    public BooleanProperty acceptedProperty() {
        return accepted;
    }

    /// Rows changed in tables the repair does not name, by table; `*` where the system has no names for them.
    public Map<String, Long> otherTables() {
        RepairPlan seen = plan.get();
        return seen == null ? Map.of() : OtherTables.of(seen);
    }

    /// How long ago the preview was made.
    public Duration age(Instant now) {
        RepairPlan seen = plan.get();
        return seen == null ? Duration.ZERO : Duration.between(seen.at(), now);
    }

    /// What stands on top: how much of what, where.
    public String title() {
        RepairPlan seen = plan.get();
        return seen == null
                ? texts.now("sheet.repair.title-unknown", checkTitle(), target().name())
                : texts.now("sheet.repair.title", words.amount(seen.change()), checkTitle(), target().name());
    }

    /// The verb of the dangerous button, with its number.
    public String verb() {
        RepairPlan seen = plan.get();
        return seen == null ? texts.now("sheet.repair.verb-unknown") : words.verb(seen.change());
    }

    /// The remarks of the preview in words.
    public List<String> notes() {
        RepairPlan seen = plan.get();
        return seen == null
                ? List.of()
                : seen.notes().stream().filter(key -> !SAID.contains(key)).map(key -> texts.now(key)).toList();
    }

    private String checkTitle() {
        return texts.now(request.check().title());
    }

    /// The rows before and after; null before the preview.
    public @Nullable ChangeRecord change() {
        RepairPlan seen = plan.get();
        return seen == null ? null : seen.change();
    }

    /// What is to be put right.
    public RepairRequest request() {
        return request;
    }

    /// Where.
    public Target target() {
        return request.target();
    }

    /// The steps and the confirmation.
    public SheetFlow flow() {
        return flow;
    }

    /// What was previewed; stays after a failure.
    public ReadOnlyObjectProperty<@Nullable RepairPlan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /// A number for the journal.
    public StringProperty ticketProperty() {
        return ticket;
    }

    /// Whether the dangerous button may be pressed.
    public BooleanBinding canRepair() {
        return canRepair;
    }

    /// Why it may not, in words; empty where it may.
    public StringBinding reason() {
        return reason;
    }
}
