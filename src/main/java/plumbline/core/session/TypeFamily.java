package plumbline.core.session;

/// What the values of a column can be compared with. INTEGER are whole numbers, `numeric` without decimals included;
/// DECIMAL exact and FLOAT inexact numbers; OTHER times, documents, bytes and everything else.
public enum TypeFamily {

    INTEGER, DECIMAL, FLOAT, TEXT, UUID, BOOLEAN, OTHER;

    /// Whether values can be added up.
    public boolean numeric() {
        return this == INTEGER || this == DECIMAL || this == FLOAT;
    }
}
