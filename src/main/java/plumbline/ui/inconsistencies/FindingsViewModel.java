package plumbline.ui.inconsistencies;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import plumbline.core.check.CheckResult;
import plumbline.core.check.IgnoredFindings;
import plumbline.core.check.IgnoredFindings.Ignored;
import plumbline.core.pack.Check;
import plumbline.core.pack.Kind;
import plumbline.core.problem.Outcome;
import plumbline.core.session.Column;
import plumbline.core.session.Row;
import plumbline.ui.fx.Formats;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiWork;
import plumbline.ui.grid.GridColumn;
import plumbline.ui.grid.GridViewModel;
import plumbline.ui.grid.RowLook;
import plumbline.ui.inconsistencies.Entry.OfCheck;

/// The rows of the chosen check: its findings, what is only shown beside them, and on demand those that are ignored.
/// FX thread only.
public final class FindingsViewModel {
    private final GridViewModel grid;
    private final IgnoredFindings ignored;
    private final UiWork work;
    private final Clock clock;
    private final ObservableList<Evidence> evidence = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper ignoredCount = new ReadOnlyIntegerWrapper();
    private final BooleanProperty showIgnored = new SimpleBooleanProperty();
    private @Nullable OfCheck shown;
    private Map<Map<String, String>, String> reasons = Map.of();

    FindingsViewModel(UiWork work, IgnoredFindings ignored, Clock clock) {
        this.work = work;
        this.ignored = ignored;
        this.clock = clock;
        grid = new GridViewModel(work);
        showIgnored.addListener((_, _, _) -> readReasons());
    }

    /// Shows a check's rows; the same answer again changes nothing.
    void show(OfCheck check) {
        OfCheck before = shown;
        boolean other = before == null || !before.key().equals(check.key());
        if (before != null && !other && Objects.equals(before.result(), check.result())) {
            shown = check;
            return;
        }
        shown = check;
        reasons = Map.of();
        CheckResult result = check.result();
        ignoredCount.set(result == null ? 0 : result.ignored().size());
        if (other || ignoredCount.get() == 0) {
            showIgnored.set(false);
        }
        fill();
        if (showIgnored.get()) {
            readReasons();
        }
    }

    /// Shows nothing, under a name.
    void showNothing(CheckKey key) {
        shown = null;
        ignoredCount.set(0);
        showIgnored.set(false);
        grid.show(key.target() + "/" + key.path(), key.path(), List.of(), List.of());
        evidence.clear();
    }

    private void readReasons() {
        OfCheck of = shown;
        if (!showIgnored.get() || of == null) {
            reasons = Map.of();
            fill();
            return;
        }
        Instant now = clock.instant();
        work.quietly(() -> ignored.of(of.target().name(), of.check().path(), now), outcome -> {
            if (shown != null && shown.key().equals(of.key()) && showIgnored.get()) {
                if (outcome instanceof Outcome.Done<List<Ignored>>(List<Ignored> left)) {
                    reasons = left.stream().collect(Collectors.toMap(Ignored::key, this::words, (_, newer) -> newer));
                }
                fill();
            }
        });
    }

    private String words(Ignored left) {
        Texts texts = work.texts();
        if (left.until().equals(Instant.MAX)) {
            return texts.now("inconsistencies.ignored.never", left.reason(), left.who());
        }
        String day = Formats.day(left.until(), clock.getZone());
        return texts.now("inconsistencies.ignored.until", left.reason(), left.who(), day);
    }

    private void fill() {
        OfCheck of = shown;
        if (of == null) {
            return;
        }
        CheckResult result = of.result();
        List<GridColumn> columns = result == null ? List.of() : columns(of.check(), result.columns());
        List<Row> rows = result == null ? List.of() : result.rows();
        IdentityHashMap<Row, RowLook> looks = new IdentityHashMap<>();
        if (result != null) {
            looks(result, looks);
            if (showIgnored.get()) {
                rows = withIgnored(of.check(), result, columns, looks);
            }
        }
        grid.show(of.key().target() + "/" + of.key().path(), of.key().path(), columns, rows, looks);
        evidence.clear();
    }

    private static void looks(CheckResult result, IdentityHashMap<Row, RowLook> looks) {
        for (int i = 0; i < result.verdicts().size() && i < result.rows().size(); i++) {
            RowLook look = switch (result.verdict(i)) {
                case INFO -> RowLook.SHOWN;
                case WARNING -> new RowLook(RowLook.Kind.WARNING, "");
                case CRITICAL -> new RowLook(RowLook.Kind.CRITICAL, "");
            };
            looks.put(result.rows().get(i), look);
        }
    }

    private List<Row> withIgnored(Check check, CheckResult result, List<GridColumn> columns,
            IdentityHashMap<Row, RowLook> looks) {
        List<Row> all = new ArrayList<>(result.rows());
        for (Row row : result.ignored()) {
            looks.put(row, new RowLook(RowLook.Kind.IGNORED,
                    reasons.getOrDefault(keyOf(check, columns, row), work.texts().now("inconsistencies.ignored"))));
            all.add(row);
        }
        return all;
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
            } else if (isVerdict(check.kind(), name, i == columns.size() - 1)) {
                role = GridColumn.Role.VERDICT;
            }
            shown.add(new GridColumn(columns.get(i), role, check.masked().contains(name)));
        }
        return shown;
    }

    private static boolean isVerdict(Kind kind, String column, boolean last) {
        return switch (kind) {
            case Kind.Report report -> column.equals(report.status());
            case Kind.Bounds _,Kind.Baseline _,Kind.StatementTime _,Kind.Probe _,Kind.WalSize _ ->
                last && column.equals("verdict");
            case Kind.Rows _,Kind.Each _,Kind.Trial _,Kind.Listing _ -> false;
        };
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

    /// Those of the rows that can be put right or ignored.
    List<Row> findings(List<Row> rows) {
        return rows.stream().filter(row -> grid.look(row).finding()).toList();
    }

    /// Those of the rows that are ignored.
    List<Row> ignored(List<Row> rows) {
        return rows.stream().filter(row -> grid.look(row).kind() == RowLook.Kind.IGNORED).toList();
    }

    /// Whether the rows have the columns that name a finding.
    boolean keyed(Check check) {
        return !check.key().isEmpty()
                && grid.columns().stream().map(GridColumn::name).toList().containsAll(check.key());
    }

    /// What names the findings.
    List<Map<String, String>> keys(Check check, List<Row> rows) {
        List<GridColumn> columns = List.copyOf(grid.columns());
        return rows.stream().map(row -> keyOf(check, columns, row)).toList();
    }

    private static Map<String, String> keyOf(Check check, List<GridColumn> columns, Row row) {
        List<String> names = columns.stream().map(GridColumn::name).toList();
        Map<String, String> key = new LinkedHashMap<>();
        check.key().forEach(column -> key.put(column, row.text(names.indexOf(column))));
        return key;
    }

    /// The grid.
    public GridViewModel grid() {
        return grid;
    }

    /// The values of the row the person looks at.
    public ObservableList<Evidence> evidence() {
        return evidence;
    }

    /// How many findings of the check are ignored.
    public ReadOnlyIntegerProperty ignoredCountProperty() {
        return ignoredCount.getReadOnlyProperty();
    }

    /// Whether they are shown, too.
    public BooleanProperty showIgnoredProperty() {
        return showIgnored;
    }
}
