package plumbline.ui.locks;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.Backend;
import plumbline.core.activity.Participant.ServerProcess;
import plumbline.core.activity.PreparedTransaction;
import plumbline.core.activity.SessionList;
import plumbline.core.activity.SessionList.Horizon;
import plumbline.core.activity.Verb;
import plumbline.core.activity.WaitTree;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.session.Row;
import plumbline.core.target.Target;
import plumbline.ui.fx.UiWork;
import plumbline.ui.grid.GridViewModel;
import plumbline.ui.grid.RowLook;

/// Every session of one target's server. FX thread only.
public final class SessionsViewModel {

    private final SignalSheets signals;
    private final LockWords words;
    private final GridViewModel grid;
    private final ExplainViewModel explain;
    private final ObjectProperty<SessionChip> chip = new SimpleObjectProperty<>(SessionChip.CLIENTS);
    private final ReadOnlyObjectWrapper<@Nullable SessionList> list = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Backend> looked = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Map<SessionChip, Integer>> counts = new ReadOnlyObjectWrapper<>(Map.of());
    private @Nullable WaitTree tree;
    private @Nullable Target target;
    private Runnable changed = () -> {};
    private final ReadOnlyObjectWrapper<@Nullable PreparedTransaction> prepared = new ReadOnlyObjectWrapper<>();
    private int lookedPid;
    private String lookedGid = "";

    SessionsViewModel(UiWork work, SignalSheets signals, LockWords words, ExplainViewModel explain) {
        this.signals = signals;
        this.words = words;
        this.explain = explain;
        this.grid = new GridViewModel(work);
        chip.addListener((_, _, _) -> fill());
        work.texts().languageProperty().addListener((_, _, _) -> fill());
    }

    /// Shows another target.
    ///
    /// @param afterwards asks the target again after something was changed
    void open(@Nullable Target next, Runnable afterwards) {
        target = next;
        changed = afterwards;
        tree = null;
        list.set(null);
        problem.set(null);
        lookedPid = 0;
        fill();
    }

    /// Takes what the watch read last.
    void arrived(Optional<Outcome<SessionList>> read) {
        read.ifPresent(outcome -> {
            switch (outcome) {
                case Outcome.Done<SessionList>(SessionList sessions) -> {
                    problem.set(null);
                    list.set(sessions);
                    fill();
                }
                case Outcome.Failed<SessionList>(Problem failure) -> problem.set(failure);
            }
        });
    }

    /// Takes who waits for whom.
    void waits(@Nullable WaitTree now) {
        tree = now;
    }

    private void fill() {
        SessionList sessions = list.get();
        String of = target == null ? "" : target.name();
        SessionList shown = sessions == null
                ? new SessionList(java.time.Instant.EPOCH, "", false, List.of(), List.of(), List.of())
                : sessions;
        SessionRows rows = new SessionRows(words, shown, byPid());
        IdentityHashMap<Row, RowLook> looks = new IdentityHashMap<>();
        List<Row> some = rows.rows(chip.get().of(shown), looks);
        Map<SessionChip, Integer> many = new EnumMap<>(SessionChip.class);
        for (SessionChip each : SessionChip.values()) {
            many.put(each, sessions == null ? 0 : each.of(shown).size());
        }
        counts.set(many);
        grid.show("locks.sessions/" + of, "locks.sessions", rows.columns(), some, looks);
        look(lookedPid);
        prepared.set(prepared().stream().filter(each -> each.gid().equals(lookedGid)).findFirst().orElse(null));
    }

    private Map<Integer, WaitTree.Node> byPid() {
        Map<Integer, WaitTree.Node> nodes = new HashMap<>();
        WaitTree known = tree;
        if (known != null) {
            known.nodes().forEach(node -> {
                if (node.who() instanceof ServerProcess(int pid)) {
                    nodes.put(pid, node);
                }
            });
        }
        return nodes;
    }

    /// The row a person looks at.
    ///
    /// @param row null for none
    public void look(@Nullable Row row) {
        if (row != null) {
            look("");
        }
        look(row == null ? 0 : pid(row));
    }

    /// The prepared transaction a person looks at instead of a session.
    ///
    /// @param gid its name, or empty for none
    public void look(String gid) {
        lookedGid = gid;
        prepared.set(prepared().stream().filter(each -> each.gid().equals(gid)).findFirst().orElse(null));
    }

    private void look(int pid) {
        lookedPid = pid;
        SessionList sessions = list.get();
        Backend backend = sessions == null
                ? null
                : sessions.backends().stream().filter(each -> each.pid() == pid).findFirst().orElse(null);
        looked.set(backend);
        explain.about(target, backend);
    }

    private static int pid(Row row) {
        return row.get(0) instanceof Long pid ? pid.intValue() : 0;
    }

    /// Shows a process whatever is filtered, and looks at it.
    public void reveal(int pid) {
        chip.set(SessionChip.EVERYTHING);
        grid.filterProperty().set("");
        grid.visible().stream().filter(row -> pid(row) == pid).findFirst().ifPresent(row -> grid.select(List.of(row)));
        look("");
        look(pid);
    }

    /// The sessions the verbs are for: those chosen, else the one looked at.
    public List<Backend> meant() {
        SessionList sessions = list.get();
        if (sessions == null) {
            return List.of();
        }
        List<Integer> pids = grid.selectedRows().stream().map(SessionsViewModel::pid).toList();
        Backend one = looked.get();
        return pids.isEmpty()
                ? one == null ? List.of() : List.of(one)
                : sessions.backends().stream().filter(each -> pids.contains(each.pid())).toList();
    }

    /// Why a verb can't work on those meant; empty where it works for at least one.
    public String against(Verb verb) {
        Permits permits = new Permits(words.texts());
        List<String> reasons = meant().stream().map(backend -> permits.against(verb, backend)).toList();
        if (reasons.isEmpty()) {
            return words.texts().now("locks.reason.none");
        }
        return problem.get() != null
                ? words.texts().now("locks.reason.unreachable")
                : reasons.contains("") ? "" : reasons.getFirst();
    }

    /// Opens the sheet of a verb; nothing where it can't work.
    public void act(Verb verb) {
        Target on = target;
        if (on != null && against(verb).isEmpty()) {
            signals.signal(on, verb, meant().stream().map(Backend::pid).toList(), changed);
        }
    }

    /// Opens the sheet of a verb for a prepared transaction.
    public void finish(Verb verb, String gid) {
        Target on = target;
        if (on != null) {
            signals.prepared(on, verb, gid, changed);
        }
    }

    /// Who keeps the oldest rows from being removed, in words; empty where nobody does.
    public String horizon() {
        SessionList sessions = list.get();
        if (sessions == null || sessions.horizon().isEmpty()) {
            return "";
        }
        Horizon oldest = sessions.horizon().getFirst();
        return words.horizon(oldest, sessions);
    }

    /// Whether whoever holds the horizon can be looked at here.
    public boolean canLookAtHorizon() {
        SessionList sessions = list.get();
        return sessions != null && !sessions.horizon().isEmpty() && switch (sessions.horizon().getFirst().kind()) {
            case SESSION, PREPARED -> true;
            case SLOT, STANDBY -> sessions.horizon().getFirst().pid() != 0;
        };
    }

    /// Looks at whoever holds the horizon.
    public void lookAtHorizon() {
        SessionList sessions = list.get();
        if (sessions != null && !sessions.horizon().isEmpty()) {
            Horizon oldest = sessions.horizon().getFirst();
            if (oldest.kind() == Horizon.Kind.PREPARED) {
                look(oldest.name());
            } else {
                reveal(oldest.pid());
            }
        }
    }

    /// The prepared transactions, the oldest first.
    public List<PreparedTransaction> prepared() {
        SessionList sessions = list.get();
        return sessions == null
                ? List.of()
                : sessions.prepared().stream()
                        .sorted(java.util.Comparator.comparing(PreparedTransaction::prepared)).toList();
    }

    /// The rows.
    public GridViewModel grid() {
        return grid;
    }

    /// Which of them are shown.
    public ObjectProperty<SessionChip> chipProperty() {
        return chip;
    }

    /// How many each chip shows.
    public ReadOnlyObjectProperty<Map<SessionChip, Integer>> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /// What was read last; null before the first time.
    public ReadOnlyObjectProperty<@Nullable SessionList> listProperty() {
        return list.getReadOnlyProperty();
    }

    /// Why it could not be read, or null.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// The session looked at, as it is now, or null.
    public ReadOnlyObjectProperty<@Nullable Backend> lookedProperty() {
        return looked.getReadOnlyProperty();
    }

    /// The prepared transaction looked at instead, or null.
    public ReadOnlyObjectProperty<@Nullable PreparedTransaction> preparedProperty() {
        return prepared.getReadOnlyProperty();
    }

    /// Its plan, on request.
    public ExplainViewModel explain() {
        return explain;
    }

    LockWords words() {
        return words;
    }
}
