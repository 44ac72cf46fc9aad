package plumbline.ui.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import plumbline.core.journal.ChangeRecord;
import plumbline.core.journal.Journal;
import plumbline.core.journal.JournalEntry;
import plumbline.core.journal.RowImages;
import plumbline.core.journal.SchemaChange;
import plumbline.core.problem.Effect;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.repair.Repairs;
import plumbline.core.repair.UndoResult;
import plumbline.core.session.RowChange;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiWork;

/// An undo on its way from preview to result. FX thread only; see the package's invariants.
public final class UndoSheetViewModel {
    private final Repairs repairs;
    private final Journal journal;
    private final UiWork work;
    private final Texts texts;
    private final Order order;
    private final Consumer<UndoResult> undone;
    private final SheetFlow flow;
    private final ReadOnlyObjectWrapper<@Nullable Preview> preview = new ReadOnlyObjectWrapper<>();
    private final StringBinding reason;
    private final BooleanBinding canUndo;

    /// @param undone told once, when the rows are put back
    public UndoSheetViewModel(Repairs repairs, Journal journal, UiWork work, Order order, Consumer<UndoResult> undone) {
        this.repairs = repairs;
        this.journal = journal;
        this.work = work;
        this.texts = work.texts();
        this.order = order;
        this.undone = undone;
        flow = new SheetFlow(work, order.target());
        reason = Bindings.createStringBinding(this::whyNot, flow.stageProperty(), preview, flow.confirmed(),
                texts.languageProperty());
        canUndo = reason.isEmpty();
    }

    /// Sees what the undo would do.
    public void preview() {
        flow.preview(texts.now("sheet.undo.job.preview", runs()), this::look, preview::set);
    }

    private Outcome<Preview> look(WorkContext context) {
        return Outcome.of(() -> {
            UndoResult all = new UndoResult("", 0, List.of(), false);
            ChangeRecord change = ChangeRecord.NOTHING;
            for (String run : order.runs()) {
                all = joined(all, repairs.undo(order.target(), run, false, context).orThrow());
                change = change.and(journal.change(run).map(UndoSheetViewModel::turned).orElse(ChangeRecord.NOTHING));
            }
            return new Preview(all, change, journal.find(order.runs().getFirst()).orElse(null));
        });
    }

    private static UndoResult joined(UndoResult some, UndoResult next) {
        List<UndoResult.Conflict> conflicts = new ArrayList<>(some.conflicts());
        conflicts.addAll(next.conflicts());
        return new UndoResult(next.run(), some.undone() + next.undone(), conflicts, next.executed());
    }

    // what the run left behind is what the undo starts from
    private static ChangeRecord turned(ChangeRecord change) {
        return new ChangeRecord(
                change.tables().stream().map(images -> new RowImages(images.table(), images.columns(),
                        images.changes().stream()
                                .map(row -> new RowChange(row.key(), row.after(), row.before())).toList()))
                        .toList(),
                change.schema().reversed().stream()
                        .map(step -> new SchemaChange(step.key(), step.inverse(), step.done())).toList());
    }

    /// Puts the rows back, if that may be done now; else nothing happens.
    public void undo() {
        if (canUndo.get()) {
            flow.apply(texts.now("sheet.undo.job.apply", runs()), this::putBack, undone);
        }
    }

    // the newest first, as they stand on each other
    private Outcome<UndoResult> putBack(WorkContext context) {
        UndoResult all = new UndoResult("", 0, List.of(), false);
        for (String run : order.runs().reversed()) {
            boolean first = all.undone() == 0;
            switch (repairs.undo(order.target(), run, true, context)) {
                case Outcome.Done<UndoResult>(UndoResult result) when !result.executed() -> {
                    work.ui().execute(() -> conflicting(result));
                    return failed(Problem.of(ProblemCode.CONFLICT, run), first);
                }
                case Outcome.Done<UndoResult>(UndoResult result) -> all = joined(all, result);
                case Outcome.Failed<UndoResult>(Problem problem) -> {
                    return failed(problem, first);
                }
            }
        }
        return new Outcome.Done<>(all);
    }

    private static Outcome<UndoResult> failed(Problem problem, boolean first) {
        return new Outcome.Failed<>(first ? problem : problem.withEffect(Effect.PARTLY_CHANGED));
    }

    // a row changed between preview and undo
    private void conflicting(UndoResult result) {
        Preview seen = preview.get();
        preview.set(new Preview(result, seen == null ? ChangeRecord.NOTHING : seen.change(),
                seen == null ? null : seen.entry()));
    }

    private String whyNot() {
        Preview seen = preview.get();
        return switch (flow.stageProperty().get()) {
            case PREVIEWING -> texts.now("sheet.reason.previewing");
            case APPLYING -> texts.now("sheet.reason.applying");
            case APPLIED -> texts.now("sheet.reason.applied");
            case FAILED -> texts.now("sheet.reason.failed");
            case PREVIEWED -> seen == null ? texts.now("sheet.reason.previewing") : whyNot(seen.result());
        };
    }

    private String whyNot(UndoResult result) {
        if (!result.conflicts().isEmpty()) {
            return texts.now("sheet.reason.conflicts", result.conflicts().size());
        }
        if (result.undone() == 0) {
            return texts.now("sheet.reason.nothing");
        }
        return flow.confirmed().get() ? "" : texts.now("sheet.reason.name", order.target().name());
    }

    private String runs() {
        return Counted.runs(order.runs(), texts);
    }

    /// What stands on top.
    public String title() {
        return texts.now("sheet.undo.title", runs(), order.target().name());
    }

    /// The verb of the dangerous button, with its number.
    public String verb() {
        return rowsToPutBack().map(count -> texts.now("sheet.undo.put-back", count))
                .orElseGet(() -> texts.now("sheet.undo.put-back-unknown"));
    }

    private Optional<Long> rowsToPutBack() {
        return Optional.ofNullable(preview.get()).map(seen -> seen.result().undone());
    }

    /// The rows that changed since the run; where there are any, nothing can be put back.
    public List<UndoResult.Conflict> conflicts() {
        Preview seen = preview.get();
        return seen == null ? List.of() : seen.result().conflicts();
    }

    /// The steps and the confirmation.
    public SheetFlow flow() {
        return flow;
    }

    /// What was previewed; stays after a failure.
    public ReadOnlyObjectProperty<@Nullable Preview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /// Whether the dangerous button may be pressed.
    public BooleanBinding canUndo() {
        return canUndo;
    }

    /// Why it may not, in words; empty where it may.
    public StringBinding reason() {
        return reason;
    }

    /// What is to be taken back.
    ///
    /// @param runs in the order they were made, at least one
    public record Order(Target target, List<String> runs) {
        public Order {
            runs = List.copyOf(runs);
        }
    }

    /// What was seen.
    ///
    /// @param change the rows as they are and as they would be; none where the journal no longer has them
    /// @param entry  the run that is taken back, or null where the journal no longer has it
    public record Preview(UndoResult result, ChangeRecord change, @Nullable JournalEntry entry) {}
}
