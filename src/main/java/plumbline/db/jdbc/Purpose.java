package plumbline.db.jdbc;

/// What a session is opened for.
public enum Purpose {

    /// Watching, kept open.
    CONTROL,

    /// Watching, from the small pool.
    MONITOR,

    /// One change.
    ACTION;

    /// Whether nothing may be changed with it.
    public boolean readOnly() {
        return this != ACTION;
    }
}
