package plumbline.core.activity;

import java.util.Locale;

/// What a session is doing, as `pg_stat_activity.state` says it.
///
/// - `NONE`: a process of the server that has no such state.
/// - `HIDDEN`: the role may not see it.
public enum BackendState {

    ACTIVE, IDLE, IDLE_IN_TRANSACTION, IDLE_IN_TRANSACTION_ABORTED, FASTPATH, DISABLED, NONE, HIDDEN;

    /// The state of the server's word.
    ///
    /// @param word as in `pg_stat_activity`, empty for none
    public static BackendState of(String word) {
        return switch (word) {
            case "active" -> ACTIVE;
            case "idle" -> IDLE;
            case "idle in transaction" -> IDLE_IN_TRANSACTION;
            case "idle in transaction (aborted)" -> IDLE_IN_TRANSACTION_ABORTED;
            case "fastpath function call" -> FASTPATH;
            case "disabled" -> DISABLED;
            default -> NONE;
        };
    }

    /// The word in JSON: the server's own.
    public String serverWord() {
        return switch (this) {
            case IDLE_IN_TRANSACTION_ABORTED -> "idle in transaction (aborted)";
            case FASTPATH -> "fastpath function call";
            case ACTIVE, IDLE, IDLE_IN_TRANSACTION, DISABLED, NONE, HIDDEN ->
                name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    /// The word in message keys.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether it holds a transaction open without doing anything in it; its statement is then its last one.
    public boolean idleInTransaction() {
        return this == IDLE_IN_TRANSACTION || this == IDLE_IN_TRANSACTION_ABORTED;
    }
}
