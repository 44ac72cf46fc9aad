package plumbline.core.target;

import java.nio.file.Path;

/// Where a target's data is.
public sealed interface Address {

    /// A database of a PostgreSQL server.
    ///
    /// @param host        name or address; checked against a strict grammar by [TargetUri], since the driver does not
    /// @param port        1 to 65535
    /// @param database    the database's name
    /// @param user        the role; never empty
    /// @param tls         how the connection is protected
    /// @param rootCert    path of the certificate that signs the server's, or empty for the driver's default
    record PostgresAddress(String host, int port, String database, String user, TlsMode tls, String rootCert)
            implements
                Address {}

    /// A SQLite database file.
    ///
    /// @param path absolute and normalised
    record SqliteAddress(Path path) implements Address {}

    /// The database system behind it.
    default Engine engine() {
        return switch (this) {
            case PostgresAddress _ -> Engine.POSTGRESQL;
            case SqliteAddress _ -> Engine.SQLITE;
        };
    }

    /// Host and port, or the file: what a person recognises it by.
    default String place() {
        return switch (this) {
            case PostgresAddress(String host, int port, String database, _, _, _) -> host + ":" + port + "/" + database;
            case SqliteAddress(Path path) -> path.toString();
        };
    }

    /// The database's or the file's name.
    default String databaseName() {
        return switch (this) {
            case PostgresAddress address -> address.database();
            case SqliteAddress(Path path) -> String.valueOf(path.getFileName());
        };
    }
}
