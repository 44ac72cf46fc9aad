package plumbline.core.session;

/// How a value is written: decides alignment on screens and the type in JSON.
public enum ValueKind {
    NUMBER, BOOLEAN, TIME, TEXT, BINARY
}
