package plumbline.ui.inconsistencies;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.repair.RepairRequest;
import plumbline.core.session.Row;
import plumbline.core.target.Target;
import plumbline.ui.fx.UiWork;
import plumbline.ui.grid.GridViewModel;
import plumbline.ui.inconsistencies.Entry.OfCheck;
import plumbline.ui.inconsistencies.Entry.OfPack;
import plumbline.ui.inconsistencies.Entry.OfRest;
import plumbline.ui.inconsistencies.Entry.OfTarget;
import plumbline.ui.inconsistencies.Selection.Extent;
import plumbline.ui.sheet.ChangeDesk;

/// What the inconsistencies screen shows and does. FX thread only.
public final class InconsistenciesViewModel {
    private final CheckList list;
    private final ChangeDesk desk;
    private final UiWork work;
    private final Decisions decisions;
    private final BiConsumer<Target, Runnable> askPassword;
    private final FindingsViewModel findings;
    private final ObjectProperty<@Nullable CheckKey> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Entry> entry = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Done> lastRepair = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final RepairChoice repair;
    private final BaselineViewModel baseline;
    private final CheckTree tree;
    private final BooleanBinding canIgnore;
    private final BooleanBinding canHeed;

    /// @param askPassword opens the password prompt of a target and runs the action when one was entered
    public InconsistenciesViewModel(CheckList list, ChangeDesk desk, UiWork work, Decisions decisions,
            BiConsumer<Target, Runnable> askPassword) {
        this.list = list;
        this.desk = desk;
        this.work = work;
        this.decisions = decisions;
        this.askPassword = askPassword;
        findings = new FindingsViewModel(work, decisions.ignored(), decisions.clock());
        repair = new RepairChoice(entry.getReadOnlyProperty(), findings, work.texts());
        baseline = new BaselineViewModel(decisions.baselines(), work);
        tree = new CheckTree(list, work.texts(), chosen);
        GridViewModel grid = findings.grid();
        canIgnore = Bindings.createBooleanBinding(() -> !ignorable().isEmpty(), entry, grid.selectedCountProperty(),
                grid.visible());
        canHeed = Bindings.createBooleanBinding(() -> !findings.ignored(grid.selectedRows()).isEmpty(), entry,
                grid.selectedCountProperty(), grid.visible());
        chosen.addListener((_, _, _) -> refreshEntry());
        list.entries().addListener((ListChangeListener<Entry>) _ -> refreshEntry());
    }

    /// The screen comes into view; the first time, every check is asked.
    public void shown(String target) {
        list.scope(target);
        list.start();
    }

    private void refreshEntry() {
        CheckKey key = chosen.get();
        if (key == null) {
            chooseFirst();
            return;
        }
        Entry next = list.entries().stream().filter(line -> line.key().equals(key)).findFirst().orElse(null);
        if (!(next instanceof OfCheck check)) {
            entry.set(next);
            repair.offerNothing();
            baseline.show(null);
            findings.showNothing(key);
            return;
        }
        if (!(entry.get() instanceof OfCheck before) || !before.key().equals(check.key())) {
            said.set("");
        }
        entry.set(next);
        repair.offer(check);
        baseline.show(check);
        findings.show(check);
    }

    // not while a target above is being asked: what it finds would push the chosen line out of view
    private void chooseFirst() {
        for (Entry line : list.entries()) {
            if (line instanceof OfTarget target && target.running()) {
                return;
            }
            if (line instanceof OfCheck check && check.found() > 0) {
                chosen.set(line.key());
                return;
            }
        }
    }

    /// Goes to a check, whatever is folded or filtered.
    public void open(CheckKey key) {
        tree.searchProperty().set("");
        tree.onlyFindingsProperty().set(false);
        chosen.set(key);
        tree.reveal(key);
    }

    /// Opens the sheet for the findings in question; nothing where there is a reason against it.
    public void previewRepair() {
        repair.request().ifPresent(this::preview);
    }

    /// Opens the sheet for so many findings; nothing where that can't be.
    public void previewRepair(Extent extent) {
        repair.request(extent).ifPresent(this::preview);
    }

    private void preview(RepairRequest request) {
        desk.repair(request,
                result -> lastRepair.set(new Done(request.target(), result.runs(), work.texts().now(
                        result.verified() ? "inconsistencies.done" : "inconsistencies.done-unverified",
                        desk.amount(result.change()), request.target().name(), result.remaining(),
                        String.join(", ", result.runs())), request.way().canBeUndone(request.target().engine()))),
                () -> list.run(request.target(), List.of(request.check().path())));
    }

    /// The checks of the chosen pack that have findings and a way to put them right that can work there.
    public List<OfCheck> repairable() {
        Entry now = entry.get();
        String pack = switch (now) {
            case OfCheck check -> check.check().pack();
            case OfPack chosenPack -> chosenPack.pack();
            case OfRest rest -> rest.pack();
            case OfTarget _ -> "";
            case null -> "";
        };
        return now == null
                ? List.of()
                : checksOf(now.target(), pack).stream()
                        .filter(check -> check.found() > 0 && check.phase() == Entry.Phase.IDLE
                                && check.firstWay().isPresent())
                        .toList();
    }

    private List<OfCheck> checksOf(Target target, String pack) {
        List<OfCheck> checks = new ArrayList<>();
        for (Entry line : list.entries()) {
            if (line instanceof OfCheck check && check.target().name().equals(target.name())
                    && check.check().pack().equals(pack)) {
                checks.add(check);
            }
        }
        return checks;
    }

    /// Opens the sheet for all findings of the chosen pack, check by check; nothing where none can be repaired.
    public void previewPack() {
        List<OfCheck> checks = repairable();
        if (checks.isEmpty()) {
            return;
        }
        Target target = checks.getFirst().target();
        List<RepairRequest> steps = checks.stream().flatMap(check -> check.firstWay().stream()
                .map(way -> new RepairRequest(target, check.check(), way, List.of(), ""))).toList();
        desk.repairAll(target, steps,
                done -> lastRepair.set(new Done(target, done.runs(), done.text(), !done.runs().isEmpty())),
                () -> list.run(target, steps.stream().map(step -> step.check().path()).toList()));
    }

    /// Takes the last repair back, after its own preview.
    public void undoLast() {
        Done done = lastRepair.get();
        if (done != null && done.undoable()) {
            desk.undo(done.target(), done.runs(), () -> {
                lastRepair.set(null);
                list.run(done.target(), List.of());
            });
        }
    }

    private List<Map<String, String>> ignorable() {
        if (!(entry.get() instanceof OfCheck check) || !findings.keyed(check.check())) {
            return List.of();
        }
        return findings.keys(check.check(), findings.findings(findings.grid().selectedRows()));
    }

    /// Asks why and until when the chosen findings are ignored; nothing where none is chosen.
    public void ignore() {
        List<Map<String, String>> keys = ignorable();
        if (!keys.isEmpty() && entry.get() instanceof OfCheck check) {
            decisions.dialogs().open(new IgnoreViewModel(
                    new IgnoreViewModel.OfFindings(check.target(), check.check(), keys), decisions, work,
                    () -> askAgain(check)));
        }
    }

    /// Lets the chosen ignored findings count again.
    public void heed() {
        List<Row> rows = findings.ignored(findings.grid().selectedRows());
        if (rows.isEmpty() || !(entry.get() instanceof OfCheck check)) {
            return;
        }
        List<Map<String, String>> keys = findings.keys(check.check(), rows);
        work.quietly(() -> {
            decisions.ignored().heed(check.target().name(), check.check().path(), keys);
            return true;
        }, outcome -> {
            switch (outcome) {
                case Outcome.Done<Boolean> _ -> askAgain(check);
                case Outcome.Failed<Boolean>(Problem problem) -> said.set(work.texts().now(problem));
            }
        });
    }

    /// Asks when the chosen check is to be asked by itself; nothing where it never is.
    public void schedule() {
        if (entry.get() instanceof OfCheck check && !check.check().onlyByName()) {
            decisions.dialogs()
                    .open(new ScheduleViewModel(check, decisions, work, () -> list.readTimes(check.target())));
        }
    }

    /// Declares the present numbers of the chosen baseline check right.
    public void recordBaseline() {
        if (entry.get() instanceof OfCheck check) {
            baseline.record(() -> askAgain(check));
        }
    }

    /// Declares the numbers of a checkpoint right for the chosen baseline check.
    public void recordSavedBaseline(String checkpoint) {
        if (entry.get() instanceof OfCheck check) {
            baseline.recordSaved(checkpoint, () -> askAgain(check));
        }
    }

    /// Lets the pack's numbers hold again for the chosen baseline check.
    public void forgetBaseline() {
        if (entry.get() instanceof OfCheck check) {
            baseline.forget(() -> askAgain(check));
        }
    }

    private void askAgain(OfCheck check) {
        list.run(check.target(), List.of(check.check().path()));
    }

    /// Asks what is chosen again: one check, a pack, or a whole target.
    public void runChosen() {
        switch (entry.get()) {
            case null -> list.runAll();
            case OfCheck check -> list.runAlone(check.key());
            case OfTarget target -> list.run(target.target(), List.of());
            case OfPack pack -> runPack(pack.target(), pack.pack());
            case OfRest rest -> runPack(rest.target(), rest.pack());
        }
    }

    private void runPack(Target target, String pack) {
        list.run(target, checksOf(target, pack).stream().map(check -> check.check().path()).toList());
    }

    /// Asks for the password of a target that needs one, then its checks again.
    public void enterPassword(Target target) {
        askPassword.accept(target, () -> list.run(target, List.of()));
    }

    /// The checks.
    public CheckList list() {
        return list;
    }

    /// The checks as a tree.
    public CheckTree tree() {
        return tree;
    }

    /// The rows of the chosen check.
    public FindingsViewModel findings() {
        return findings;
    }

    /// The grid of those rows.
    public GridViewModel grid() {
        return findings.grid();
    }

    /// Which findings would be put right, and how.
    public RepairChoice repair() {
        return repair;
    }

    /// The numbers a baseline check compares with.
    public BaselineViewModel baseline() {
        return baseline;
    }

    /// The values of the row the person looks at.
    public ObservableList<Evidence> evidence() {
        return findings.evidence();
    }

    /// The chosen line of the list, by key; survives a refresh.
    public ObjectProperty<@Nullable CheckKey> chosenProperty() {
        return chosen;
    }

    /// The chosen line as it stands, or null.
    public ReadOnlyObjectProperty<@Nullable Entry> entryProperty() {
        return entry.getReadOnlyProperty();
    }

    /// Whether findings are chosen that can be ignored.
    public BooleanBinding canIgnore() {
        return canIgnore;
    }

    /// Whether ignored findings are chosen.
    public BooleanBinding canHeed() {
        return canHeed;
    }

    /// Why something was not done, in words; empty where nothing is to be said.
    public ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    /// The newest repair made here, until it is taken back; or null.
    public ReadOnlyObjectProperty<@Nullable Done> lastRepairProperty() {
        return lastRepair.getReadOnlyProperty();
    }

    /// The chosen check, if the chosen line is one.
    Optional<OfCheck> check() {
        return entry.get() instanceof OfCheck check ? Optional.of(check) : Optional.empty();
    }

    /// A repair that was made.
    ///
    /// @param runs in the order they were made
    /// @param text what was done, in the language of that moment
    public record Done(Target target, List<String> runs, String text, boolean undoable) {}
}
