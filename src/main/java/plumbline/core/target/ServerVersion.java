package plumbline.core.target;

/// A server's version.
///
/// @param number as the server counts it: 180006 for PostgreSQL 18.6, 3054001 for SQLite 3.54.1
/// @param text   as the server writes it
public record ServerVersion(int number, String text) {

    /// PostgreSQL's major version, for example 18; for SQLite its 3.
    public int major() {
        return number >= 1_000_000 ? number / 1_000_000 : number / 10_000;
    }
}
