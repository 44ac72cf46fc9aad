package plumbline.core.target;

import java.time.Duration;
import java.util.List;

/// A configured database.
///
/// @param name        the connection's name; for a URI, the database's or the file's name
/// @param group       free word under which connections are listed together, or empty
/// @param environment what it is used for
/// @param address     where it is
/// @param packs       ids of the packs bound to it; empty: those whose characteristic tables exist
/// @param refresh     how often its tiles are asked for
/// @param saved       whether it stands in the connections file
public record Target(String name, String group, Environment environment, Address address, List<String> packs,
        Duration refresh, boolean saved) {

    /// The refresh interval unless one is chosen.
    public static final Duration DEFAULT_REFRESH = Duration.ofSeconds(5);

    public Target {
        packs = List.copyOf(packs);
        if (name.isBlank()) {
            throw new IllegalArgumentException("a target needs a name");
        }
    }

    /// The database system.
    public Engine engine() {
        return address.engine();
    }

    /// A target given as a URI on the command line.
    public static Target adHoc(Address address, Environment environment) {
        return new Target(address.databaseName(), "", environment, address, List.of(), DEFAULT_REFRESH, false);
    }
}
