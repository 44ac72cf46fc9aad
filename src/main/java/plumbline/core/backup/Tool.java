package plumbline.core.backup;

/// A program of PostgreSQL on this machine.
///
/// @param name    such as `pg_dump`
/// @param path    where it is
/// @param major   its major version
/// @param version as it says itself, such as `15.19`
public record Tool(String name, String path, int major, String version) {

    /// Name, version and place in one line.
    public String line() {
        return name + " " + version + " (" + path + ")";
    }
}
