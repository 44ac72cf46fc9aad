package plumbline.core.target;

/// The database systems the console knows.
public enum Engine {

    POSTGRESQL("postgresql", "PostgreSQL"), SQLITE("sqlite", "SQLite");

    private final String word;
    private final String title;

    Engine(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /// The word in files and resource folders.
    public String word() {
        return word;
    }

    /// The name people use.
    public String title() {
        return title;
    }
}
