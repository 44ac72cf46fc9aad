package plumbline.db.jdbc;

/// What a session is opened for: watching and kept open, watching from the small pool, or one change.
public enum Purpose {

    CONTROL, MONITOR, ACTION;

    /// Whether nothing may be changed with it.
    public boolean readOnly() {
        return this != ACTION;
    }
}
