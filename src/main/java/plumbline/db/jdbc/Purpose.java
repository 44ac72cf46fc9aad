package plumbline.db.jdbc;

/// What a session is opened for: watching and kept open, watching from the small pool, one change, or one long statement.
public enum Purpose {

    CONTROL, MONITOR, ACTION, JOB;

    /// Whether nothing may be changed with it.
    public boolean readOnly() {
        return this == CONTROL || this == MONITOR;
    }
}
