package plumbline.core.session;

/// What a transaction may do.
public enum Access {
    READ_ONLY, READ_WRITE
}
