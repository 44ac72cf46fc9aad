package plumbline.core.session;

/// What became of a transaction whose commit was not answered.
public enum TransactionFate {
    COMMITTED, ROLLED_BACK, IN_PROGRESS, UNKNOWN
}
