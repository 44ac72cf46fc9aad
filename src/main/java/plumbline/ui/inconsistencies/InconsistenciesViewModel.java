package plumbline.ui.inconsistencies;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import plumbline.core.check.CheckResult;
import plumbline.core.check.CheckStatus;
import plumbline.core.pack.Check;
import plumbline.core.pack.Repair;
import plumbline.core.repair.RepairRequest;
import plumbline.core.repair.RepairResult;
import plumbline.core.session.Column;
import plumbline.core.session.Row;
import plumbline.core.target.Target;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiWork;
import plumbline.ui.grid.GridColumn;
import plumbline.ui.grid.GridViewModel;
import plumbline.ui.inconsistencies.Entry.OfCheck;
import plumbline.ui.inconsistencies.Selection.Extent;
import plumbline.ui.sheet.ChangeDesk;

/// What the inconsistencies screen shows and does. FX thread only.
public final class InconsistenciesViewModel {
    private final CheckList list;
    private final ChangeDesk desk;
    private final Texts texts;
    private final BiConsumer<Target, Runnable> askPassword;
    private final GridViewModel grid;
    private final ObjectProperty<@Nullable CheckKey> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Entry> entry = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable Repair> way = new SimpleObjectProperty<>();
    private final ObservableList<Repair> ways = FXCollections.observableArrayList();
    private final ObservableList<Evidence> evidence = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Done> lastRepair = new ReadOnlyObjectWrapper<>();
    private final ObjectBinding<Selection> selection;
    private final StringBinding reason;
    private @Nullable CheckResult shownResult;

    /// @param askPassword opens the password prompt of a target and runs the action when one was entered
    public InconsistenciesViewModel(CheckList list, ChangeDesk desk, UiWork work,
            BiConsumer<Target, Runnable> askPassword) {
        this.list = list;
        this.desk = desk;
        this.texts = work.texts();
        this.askPassword = askPassword;
        grid = new GridViewModel(work);
        selection = Bindings.createObjectBinding(this::selectionNow, entry, grid.selectedCountProperty(),
                grid.visible(), grid.totalProperty());
        reason = Bindings.createStringBinding(this::whyNot, entry, selection, way, texts.languageProperty());
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
            list.entries().stream().filter(line -> line instanceof OfCheck check && check.found() > 0).findFirst()
                    .ifPresent(line -> chosen.set(line.key()));
            return;
        }
        Optional<Entry> found = list.entries().stream().filter(line -> line.key().equals(key)).findFirst();
        Entry before = entry.get();
        Entry next = found.orElse(null);
        entry.set(next);
        if (next instanceof OfCheck check) {
            boolean other = !(before instanceof OfCheck old) || !old.key().equals(check.key());
            showCheck(check, other);
        } else {
            ways.clear();
            way.set(null);
            showRows(key, List.of(), List.of(), null);
        }
    }

    private void showCheck(OfCheck check, boolean other) {
        if (!ways.equals(check.check().repairs())) {
            ways.setAll(check.check().repairs());
            way.set(ways.isEmpty() ? null : ways.getFirst());
        }
        CheckResult result = check.result();
        if (other || !Objects.equals(shownResult, result)) {
            List<GridColumn> columns = result == null ? List.of() : columns(check.check(), result.columns());
            showRows(check.key(), columns, result == null ? List.of() : result.rows(), result);
        }
    }

    private void showRows(CheckKey key, List<GridColumn> columns, List<Row> rows, @Nullable CheckResult result) {
        shownResult = result;
        grid.show(key.target() + "/" + key.path(), key.path(), columns, rows);
        evidence.clear();
    }

    private static List<GridColumn> columns(Check check, List<Column> columns) {
        List<GridColumn> shown = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).name();
            GridColumn.Role role = GridColumn.Role.PLAIN;
            if (check.key().contains(name)) {
                role = GridColumn.Role.KEY;
            } else if (name.equals(check.wrong())) {
                role = GridColumn.Role.WRONG;
            } else if (name.equals(check.right())) {
                role = GridColumn.Role.RIGHT;
            }
            shown.add(new GridColumn(columns.get(i), role, check.masked().contains(name)));
        }
        return shown;
    }

    /// Takes the row the person looks at into the inspector.
    public void look(@Nullable Row row) {
        List<Evidence> values = new ArrayList<>();
        for (int i = 0; row != null && i < grid.columns().size(); i++) {
            GridColumn column = grid.columns().get(i);
            Evidence.State state = column.masked()
                    ? Evidence.State.MASKED
                    : row.get(i) == null ? Evidence.State.NULL : Evidence.State.VALUE;
            values.add(new Evidence(column.name(), row.text(i), state, column.role()));
        }
        evidence.setAll(values);
    }

    private Selection selectionNow() {
        if (!(entry.get() instanceof OfCheck check) || check.found() == 0) {
            return new Selection(Extent.NOTHING, 0);
        }
        int chosenRows = grid.selectedCountProperty().get();
        if (chosenRows > 0) {
            return new Selection(Extent.CHOSEN, chosenRows);
        }
        int shownRows = grid.visible().size();
        boolean filtered = shownRows < grid.totalProperty().get();
        return filtered
                ? new Selection(shownRows == 0 ? Extent.NOTHING : Extent.SHOWN, shownRows)
                : new Selection(Extent.ALL, check.found());
    }

    private String whyNot() {
        Selection what = selection.get();
        Repair chosenWay = way.get();
        if (!(entry.get() instanceof OfCheck check)) {
            return texts.now("inconsistencies.reason.no-check");
        }
        if (check.phase() != Entry.Phase.IDLE) {
            return texts.now("inconsistencies.reason.running");
        }
        if (check.found() == 0) {
            return texts.now("inconsistencies.reason.no-findings");
        }
        if (chosenWay == null) {
            return texts.now("inconsistencies.reason.no-way");
        }
        if (what.extent() == Extent.NOTHING) {
            return texts.now("inconsistencies.reason.nothing-shown");
        }
        boolean narrowed = what.extent() != Extent.ALL;
        boolean keyed = grid.columns().stream().map(GridColumn::name).toList().containsAll(check.check().key());
        return narrowed && !(chosenWay.narrowable() && keyed) ? texts.now("inconsistencies.reason.not-narrowable") : "";
    }

    /// Opens the sheet for the findings in question; nothing where there is a reason against it.
    public void previewRepair() {
        Repair chosenWay = way.get();
        if (reason.get().isEmpty() && chosenWay != null && entry.get() instanceof OfCheck check) {
            Target target = check.target();
            RepairRequest request = new RepairRequest(target, check.check(), chosenWay, keys(check.check()), "");
            desk.repair(request, result -> lastRepair.set(new Done(target, result)), () -> changed(check));
        }
    }

    private void changed(OfCheck check) {
        list.run(check.target(), List.of(check.check().path()));
    }

    private List<Map<String, String>> keys(Check check) {
        List<Row> rows = switch (selection.get().extent()) {
            case CHOSEN -> grid.selectedRows();
            case SHOWN -> grid.visible();
            case ALL, NOTHING -> List.of();
        };
        List<String> names = grid.columns().stream().map(GridColumn::name).toList();
        return rows.stream().map(row -> {
            Map<String, String> key = new LinkedHashMap<>();
            check.key().forEach(column -> key.put(column, row.text(names.indexOf(column))));
            return key;
        }).toList();
    }

    /// Takes the last repair back, after its own preview.
    public void undoLast() {
        Done done = lastRepair.get();
        if (done != null) {
            desk.undo(done.target(), done.result().runs(), () -> {
                lastRepair.set(null);
                list.run(done.target(), List.of());
            });
        }
    }

    /// Asks what is chosen again: one check, a pack, or a whole target.
    public void runChosen() {
        switch (entry.get()) {
            case null -> list.runAll();
            case OfCheck check -> list.run(check.target(), List.of(check.check().path()));
            case Entry.OfTarget target -> list.run(target.target(), List.of());
            case Entry.OfPack pack -> list.run(pack.target(), list.entries().stream()
                    .filter(line -> line instanceof OfCheck check && check.key().target().equals(pack.target().name())
                            && check.check().pack().equals(pack.pack()))
                    .map(line -> line.key().path()).toList());
        }
    }

    /// Asks for the password of a target that needs one, then its checks again.
    public void enterPassword(Target target) {
        askPassword.accept(target, () -> list.run(target, List.of()));
    }

    /// Whether a check has been asked and found nothing.
    public boolean clean() {
        return shownResult != null && shownResult.status() == CheckStatus.CLEAN;
    }

    /// The checks.
    public CheckList list() {
        return list;
    }

    /// The findings.
    public GridViewModel grid() {
        return grid;
    }

    /// The chosen line of the list, by key; survives a refresh.
    public ObjectProperty<@Nullable CheckKey> chosenProperty() {
        return chosen;
    }

    /// The chosen line as it stands, or null.
    public ReadOnlyObjectProperty<@Nullable Entry> entryProperty() {
        return entry.getReadOnlyProperty();
    }

    /// The way to repair, or null where the check has none.
    public ObjectProperty<@Nullable Repair> wayProperty() {
        return way;
    }

    /// The ways there are, the least destructive first.
    public ObservableList<Repair> ways() {
        return ways;
    }

    /// The values of the row the person looks at.
    public ObservableList<Evidence> evidence() {
        return evidence;
    }

    /// Which findings a repair would treat.
    public ObjectBinding<Selection> selection() {
        return selection;
    }

    /// Why no repair can be previewed, in words; empty where one can.
    public StringBinding reason() {
        return reason;
    }

    /// The newest repair made here, until it is taken back; or null.
    public ReadOnlyObjectProperty<@Nullable Done> lastRepairProperty() {
        return lastRepair.getReadOnlyProperty();
    }

    /// A repair that was made.
    public record Done(Target target, RepairResult result) {}
}
