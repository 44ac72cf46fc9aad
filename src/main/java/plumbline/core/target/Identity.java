package plumbline.core.target;

/// Which database this really is, as it says itself. A plan is bound to it and compared again right before a change.
///
/// @param system   PostgreSQL: the cluster's system identifier, or empty where the role may not read it; SQLite: the
///                 file's device and inode
/// @param database PostgreSQL: oid and name; SQLite: the file's real path
/// @param server   the server's own idea of its address and port, or empty
/// @param role     the role the session acts as, or empty
/// @param version  the server's version
public record Identity(String system, String database, String server, String role, ServerVersion version) {

    /// Whether both are the same database: a new role or a minor update is no difference, another database is.
    public boolean sameDatabase(Identity other) {
        return system.equals(other.system) && database.equals(other.database)
                && version.major() == other.version.major();
    }

    /// One line for a person of any language: `database @ server #system`. The journal keeps it.
    public String line() {
        return database + (server.isEmpty() ? "" : " @ " + server) + (system.isEmpty() ? "" : " #" + system);
    }
}
