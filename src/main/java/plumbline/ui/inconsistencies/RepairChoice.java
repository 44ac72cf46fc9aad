package plumbline.ui.inconsistencies;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import plumbline.core.check.CheckStatus;
import plumbline.core.pack.Repair;
import plumbline.core.repair.RepairRequest;
import plumbline.core.session.Row;
import plumbline.ui.fx.Texts;
import plumbline.ui.grid.GridViewModel;
import plumbline.ui.inconsistencies.Entry.OfCheck;
import plumbline.ui.inconsistencies.Selection.Extent;

/// Which findings would be put right, by which way, and why not. FX thread only.
public final class RepairChoice {
    private final ReadOnlyObjectProperty<@Nullable Entry> entry;
    private final FindingsViewModel findings;
    private final Texts texts;
    private final ObjectProperty<@Nullable Repair> way = new SimpleObjectProperty<>();
    private @Nullable Repair proposed;
    private final ObservableList<Repair> ways = FXCollections.observableArrayList();
    private final ObjectBinding<Selection> selection;
    private final StringBinding reason;

    RepairChoice(ReadOnlyObjectProperty<@Nullable Entry> entry, FindingsViewModel findings, Texts texts) {
        this.entry = entry;
        this.findings = findings;
        this.texts = texts;
        GridViewModel grid = findings.grid();
        selection = Bindings.createObjectBinding(this::selectionNow, entry, grid.selectedCountProperty(),
                grid.visible(), grid.totalProperty());
        reason = Bindings.createStringBinding(() -> whyNot(selection.get()), entry, selection, way,
                texts.languageProperty());
    }

    /// Offers the ways of a check that its target's database system knows; the one the person chose stays where
    /// it still can, else the first that can work there is proposed.
    void offer(OfCheck check) {
        List<Repair> offered = check.check().repairs(check.target().engine());
        Repair first = check.firstWay().orElse(offered.isEmpty() ? null : offered.getFirst());
        if (!ways.equals(offered)) {
            ways.setAll(offered);
            way.set(first);
        } else if (Objects.equals(way.get(), proposed)) {
            way.set(first); // the check answered, so that what the target lacks is known now
        }
        proposed = first;
    }

    void offerNothing() {
        ways.clear();
        way.set(null);
        proposed = null;
    }

    private Selection selectionNow() {
        if (!(entry.get() instanceof OfCheck check) || check.found() == 0) {
            return new Selection(Extent.NOTHING, 0);
        }
        GridViewModel grid = findings.grid();
        if (grid.selectedCountProperty().get() > 0) {
            int chosen = findings.findings(grid.selectedRows()).size();
            return new Selection(chosen == 0 ? Extent.NOTHING : Extent.CHOSEN, chosen);
        }
        if (grid.visible().size() < grid.totalProperty().get()) {
            int shown = findings.findings(grid.visible()).size();
            return new Selection(shown == 0 ? Extent.NOTHING : Extent.SHOWN, shown);
        }
        return new Selection(Extent.ALL, check.found());
    }

    private String whyNot(Selection what) {
        Repair chosenWay = way.get();
        if (!(entry.get() instanceof OfCheck check)) {
            return texts.now("inconsistencies.reason.no-check");
        }
        if (check.phase() != Entry.Phase.IDLE) {
            return texts.now("inconsistencies.reason.running");
        }
        if (check.found() == 0) {
            return texts.now(check.result() != null && check.result().status() == CheckStatus.CLEAN
                    && !check.result().rows().isEmpty()
                            ? "inconsistencies.reason.only-shown"
                            : "inconsistencies.reason.no-findings");
        }
        if (chosenWay == null) {
            return texts.now("inconsistencies.reason.no-way");
        }
        List<String> lacking = check.result() == null ? List.of() : check.result().ways().lacking(chosenWay);
        if (!lacking.isEmpty()) {
            return texts.now("inconsistencies.reason.lacking", check.target().name(), String.join(", ", lacking));
        }
        if (what.extent() == Extent.NOTHING) {
            return texts.now(findings.grid().selectedCountProperty().get() > 0
                    ? "inconsistencies.reason.not-findings"
                    : "inconsistencies.reason.nothing-shown");
        }
        boolean narrowed = what.extent() != Extent.ALL;
        return narrowed && !(chosenWay.narrowable() && findings.keyed(check.check()))
                ? texts.now("inconsistencies.reason.not-narrowable")
                : "";
    }

    /// What a preview of the present choice asks for; nothing where there is a reason against it.
    Optional<RepairRequest> request() {
        return reason.get().isEmpty() ? request(selection.get().extent()) : Optional.empty();
    }

    /// What a preview of so much asks for; nothing where that can't be.
    Optional<RepairRequest> request(Extent extent) {
        Repair chosenWay = way.get();
        if (chosenWay == null || !(entry.get() instanceof OfCheck check) || check.found() == 0
                || check.phase() != Entry.Phase.IDLE) {
            return Optional.empty();
        }
        List<Row> rows = rows(extent);
        boolean narrowed = extent != Extent.ALL;
        if (narrowed && (rows.isEmpty() || !chosenWay.narrowable() || !findings.keyed(check.check()))) {
            return Optional.empty();
        }
        List<Map<String, String>> keys = findings.keys(check.check(), rows);
        return Optional.of(new RepairRequest(check.target(), check.check(), chosenWay, keys, ""));
    }

    private List<Row> rows(Extent extent) {
        return switch (extent) {
            case CHOSEN -> findings.findings(findings.grid().selectedRows());
            case SHOWN -> findings.findings(findings.grid().visible());
            case ALL, NOTHING -> List.of();
        };
    }

    /// The way to repair, or null where the check has none.
    public ObjectProperty<@Nullable Repair> wayProperty() {
        return way;
    }

    /// The ways there are, the least destructive first.
    public ObservableList<Repair> ways() {
        return ways;
    }

    /// Which findings a repair would treat.
    public ObjectBinding<Selection> selection() {
        return selection;
    }

    /// Why no repair can be previewed, in words; empty where one can.
    public StringBinding reason() {
        return reason;
    }
}
