package plumbline.db.postgresql;

import org.jspecify.annotations.Nullable;
import plumbline.core.sql.Sql;
import plumbline.db.jdbc.JdbcSession;

/// What the planner is let do in a transaction. The server is told only of changes. Used by one thread.
final class PlanSwitches {

    private final JdbcSession session;
    private @Nullable Boolean sorting = true;
    private @Nullable Boolean scanning = true;
    private boolean joining = true;

    PlanSwitches(JdbcSession session) {
        this.session = session;
    }

    /// Whether rows may be sorted where an index has them in order.
    void sort(boolean on) {
        if (sorting == null || on != sorting) {
            session.query(Sql.of("SELECT set_config('enable_sort', ?, true)", word(on)), 1);
            sorting = on;
        }
    }

    /// Whether a whole table may be read where an index finds the rows. From the first time on that it may
    /// not, nothing is compiled: what the planner believes to be much is little.
    void scan(boolean on) {
        if (scanning == null || on != scanning) {
            session.query(Sql.of("SELECT set_config('enable_seqscan', ?, true), set_config('jit', 'off', true)",
                    word(on)), 1);
            scanning = on;
        }
    }

    /// From now on a scan of a large table begins with its first page, also where others read the table at the same time
    /// (`synchronize_seqscans`).
    void scanFromTheFirstPage() {
        if (joining) {
            session.query(Sql.of("SELECT set_config('synchronize_seqscans', 'off', true)"), 1);
            joining = false;
        }
    }

    /// From now on a page fetched by an index costs about what one in a row does: the rows were read a moment ago, and are
    /// looked up in the order of their key. The planner would read a whole table for one row in a hundred.
    void fetching() {
        session.query(Sql.of("SELECT set_config('random_page_cost', '1.1', true), set_config('jit', 'off', true)"), 1);
    }

    /// What was set may be as it was before: the server is told again.
    void forget() {
        sorting = null;
        scanning = null;
        joining = true;
    }

    private static String word(boolean on) {
        return on ? "on" : "off";
    }
}
