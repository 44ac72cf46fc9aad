package plumbline.ui.sheet;

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
        flow.preview(texts.now("sheet.undo.job.preview", order.run()), this::look, preview::set);
    }

    private Outcome<Preview> look(WorkContext context) {
        return Outcome.of(() -> {
            UndoResult result = repairs.undo(order.target(), order.run(), false, context).orThrow();
            return new Preview(result, journal.change(order.run()).map(UndoSheetViewModel::turned).orElse(null),
                    journal.find(order.run()).orElse(null));
        });
    }

    // what the run left behind is what the undo starts from
    private static ChangeRecord turned(ChangeRecord change) {
        return new ChangeRecord(
                change.tables().stream().map(images -> new RowImages(images.table(), images.columns(),
                        images.changes().stream()
                                .map(row -> new RowChange(row.key(), row.after(), row.before())).toList()))
                        .toList(),
                change.schema().stream().map(step -> new SchemaChange(step.key(), step.inverse(), step.done()))
                        .toList());
    }

    /// Puts the rows back, if that may be done now; else nothing happens.
    public void undo() {
        if (canUndo.get()) {
            flow.apply(texts.now("sheet.undo.job.apply", order.run()), this::putBack, undone);
        }
    }

    private Outcome<UndoResult> putBack(WorkContext context) {
        return switch (repairs.undo(order.target(), order.run(), true, context)) {
            case Outcome.Done<UndoResult>(UndoResult result) when !result.executed() -> {
                work.ui().execute(() -> conflicting(result));
                yield new Outcome.Failed<>(Problem.of(ProblemCode.CONFLICT, order.run()));
            }
            case Outcome<UndoResult> outcome -> outcome;
        };
    }

    // a row changed between preview and undo
    private void conflicting(UndoResult result) {
        Preview seen = preview.get();
        preview.set(new Preview(result, seen == null ? null : seen.change(), seen == null ? null : seen.entry()));
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
            return texts.now("sheet.reason.conflicts", Counted.of(result.conflicts().size(), texts));
        }
        if (result.undone() == 0) {
            return texts.now("sheet.reason.nothing");
        }
        return flow.confirmed().get() ? "" : texts.now("sheet.reason.name", order.target().name());
    }

    /// What stands on top.
    public String title() {
        return texts.now("sheet.undo.title", order.run(), order.target().name());
    }

    /// The verb of the dangerous button, with its number.
    public String verb() {
        return conflictsOrCount().map(count -> texts.now("sheet.undo.put-back", count))
                .orElseGet(() -> texts.now("sheet.undo.put-back-unknown"));
    }

    private Optional<String> conflictsOrCount() {
        return Optional.ofNullable(preview.get()).map(seen -> Counted.of(seen.result().undone(), texts));
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
    public record Order(Target target, String run) {}

    /// What was seen.
    ///
    /// @param change the rows as they are and as they would be, or null where the journal no longer has them
    /// @param entry  the run that is taken back, or null where the journal no longer has it
    public record Preview(UndoResult result, @Nullable ChangeRecord change, @Nullable JournalEntry entry) {}
}
