package plumbline.ui.locks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.Backend;
import plumbline.core.activity.BackendState;
import plumbline.core.activity.SessionList;
import plumbline.core.activity.WaitTree;
import plumbline.core.session.Column;
import plumbline.core.session.Row;
import plumbline.core.session.ValueKind;
import plumbline.ui.grid.GridColumn;
import plumbline.ui.grid.GridColumn.Role;
import plumbline.ui.grid.RowLook;

/// Sessions as rows of the grid. FX thread only.
///
/// @param nodes of those that wait or block, by process
record SessionRows(LockWords words, SessionList list, Map<Integer, WaitTree.Node> nodes) {

    // pgAdmin's bounds for a statement that runs
    private static final Duration RUNS_LONG = Duration.ofMinutes(2);
    private static final Duration RUNS_TOO_LONG = Duration.ofMinutes(5);
    private static final Duration IDLE_LONG = Duration.ofMinutes(5);
    private static final Duration IDLE_TOO_LONG = Duration.ofMinutes(15);
    private static final int STATEMENT = 200;

    /// The columns; their names are stable, their titles follow the language.
    List<GridColumn> columns() {
        return List.of(column("pid", ValueKind.NUMBER, Role.KEY), column("state", ValueKind.TEXT, Role.VERDICT),
                column("user", ValueKind.TEXT, Role.PLAIN), column("database", ValueKind.TEXT, Role.PLAIN),
                column("application", ValueKind.TEXT, Role.PLAIN), column("client", ValueKind.TEXT, Role.PLAIN),
                column("locks", ValueKind.TEXT, Role.PLAIN), column("statement_age", ValueKind.NUMBER, Role.AGE),
                column("transaction_age", ValueKind.NUMBER, Role.AGE),
                column("state_age", ValueKind.NUMBER, Role.AGE), column("wait", ValueKind.TEXT, Role.PLAIN),
                column("xmin_age", ValueKind.NUMBER, Role.PLAIN), column("kind", ValueKind.TEXT, Role.PLAIN),
                column("statement", ValueKind.TEXT, Role.PLAIN));
    }

    private GridColumn column(String name, ValueKind kind, Role role) {
        String type = kind == ValueKind.NUMBER ? "bigint" : "text";
        return new GridColumn(new Column(name, type, kind), role, false,
                words.texts().now("locks.sessions.column." + name.replace('_', '-')));
    }

    Row row(Backend backend) {
        String wait = backend.waitType().isEmpty() ? "" : backend.waitType() + ":" + backend.waitEvent();
        boolean runs = backend.state() == BackendState.ACTIVE || backend.state() == BackendState.FASTPATH;
        String statement = LockWords.flat(backend.statement());
        return new Row(new ArrayList<>(Arrays.<@Nullable Object>asList((long) backend.pid(), state(backend),
                orNull(backend.user()), orNull(backend.database()), orNull(backend.application()),
                orNull(backend.client()), orNull(part(backend)), runs ? seconds(backend.query()) : null,
                seconds(backend.transaction()), seconds(backend.changed()), orNull(wait), backend.xmin(),
                words.kind(backend.kind()),
                orNull(statement.substring(0, Math.min(STATEMENT, statement.length()))))));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private @Nullable Long seconds(@Nullable Instant since) {
        return since == null ? null : Math.max(0, Duration.between(since, list.at()).toSeconds());
    }

    /// What it does, with the bound it is over in words.
    String state(Backend backend) {
        String state = backend.waitType().equals("Lock")
                ? words.state(backend) + words.texts().now("locks.list") + words.texts().now("locks.part.waits")
                : words.state(backend);
        Duration over = over(backend);
        return over.isZero() ? state : words.texts().now("locks.state.over", state, words.age(over));
    }

    /// Whether it waits or blocks, in words; empty for neither.
    String part(Backend backend) {
        WaitTree.Node node = nodes.get(backend.pid());
        if (node != null) {
            return words.part(new WaitLine(new NodeKey(node.who(), null), 0, node, backend, null, true));
        }
        return backend.waitType().equals("Lock") ? words.texts().now("locks.part.waits") : "";
    }

    private Duration over(Backend backend) {
        if (!backend.isClient()) {
            return Duration.ZERO;
        }
        Instant since = backend.state() == BackendState.ACTIVE ? backend.query() : backend.changed();
        boolean idle = backend.state().idleInTransaction();
        if (since == null || !(idle || backend.state() == BackendState.ACTIVE)) {
            return Duration.ZERO;
        }
        Duration age = Duration.between(since, list.at());
        Duration most = idle ? IDLE_TOO_LONG : RUNS_TOO_LONG;
        Duration some = idle ? IDLE_LONG : RUNS_LONG;
        return age.compareTo(most) >= 0 ? most : age.compareTo(some) >= 0 ? some : Duration.ZERO;
    }

    private RowLook.Kind kind(Backend backend) {
        Duration over = over(backend);
        Duration most = backend.state().idleInTransaction() ? IDLE_TOO_LONG : RUNS_TOO_LONG;
        if (over.equals(most)) {
            return RowLook.Kind.CRITICAL;
        }
        if (!over.isZero() || backend.waitType().equals("Lock") || !part(backend).isEmpty()) {
            return RowLook.Kind.WARNING;
        }
        return backend.state() == BackendState.HIDDEN ? RowLook.Kind.UNKNOWN : RowLook.Kind.FINE;
    }

    /// The rows of some sessions, and what each looks like.
    List<Row> rows(List<Backend> some, IdentityHashMap<Row, RowLook> looks) {
        List<Row> rows = new ArrayList<>();
        for (Backend backend : some) {
            Row row = row(backend);
            looks.put(row, new RowLook(kind(backend), ""));
            rows.add(row);
        }
        return rows;
    }
}
