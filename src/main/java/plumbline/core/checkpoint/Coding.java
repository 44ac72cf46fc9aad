package plumbline.core.checkpoint;

/// How the fields of a saved row are written.
///
/// - `COPY_BINARY`: the send form of the type, as PostgreSQL's `COPY ... (FORMAT binary)` has it.
/// - `COPY_TEXT`: the text output of the type in UTF-8, for types whose send form names object ids or that have none.
/// - `SQLITE`: one letter for the storage class, then the value: `i` and `r` with eight bytes, big end first, `t` with
///   UTF-8, `b` with bytes.
/// - `JSON`: the value as JSON in UTF-8; only in checkpoints that the licensing-risk system made itself.
public enum Coding {

    COPY_BINARY("copy-binary"), COPY_TEXT("copy-text"), SQLITE("sqlite"), JSON("json");

    private final String word;

    Coding(String word) {
        this.word = word;
    }

    /// The word in a manifest.
    public String word() {
        return word;
    }
}
