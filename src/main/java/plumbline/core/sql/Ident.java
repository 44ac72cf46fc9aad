package plumbline.core.sql;

/// A name in a database, and the only way by which a name gets into a statement.
///
/// Quoted after the SQL standard, as PostgreSQL and SQLite both read it: between double quotes, a double quote doubled.
///
/// @param name the bare name, exactly as the catalog holds it
public record Ident(String name) {

    public Ident {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a name can't be empty or hold a NUL");
        }
    }

    /// The name as it stands in a statement.
    public String quoted() {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return name;
    }
}
