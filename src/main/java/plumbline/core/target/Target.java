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
/// @param service     base address of the application's own service, such as `http://localhost:3000`, or empty
/// @param saved       whether it stands in the connections file
public record Target(String name, String group, Environment environment, Address address, List<String> packs,
        Duration refresh, String service, boolean saved) {

    /// The refresh interval unless one is chosen.
    public static final Duration DEFAULT_REFRESH = Duration.ofSeconds(5);

    public Target {
        packs = List.copyOf(packs);
        if (name.isBlank()) {
            throw new IllegalArgumentException("a target needs a name");
        }
    }

    /// A target without an application's service.
    public Target(String name, String group, Environment environment, Address address, List<String> packs,
            Duration refresh, boolean saved) {
        this(name, group, environment, address, packs, refresh, "", saved);
    }

    /// The same target, kept in the connections file.
    public Target asSaved() {
        return new Target(name, group, environment, address, packs, refresh, service, true);
    }

    /// The same target, asked at another interval.
    public Target refreshed(Duration interval) {
        return new Target(name, group, environment, address, packs, interval, service, saved);
    }

    /// The same target at another place, as a stand-in.
    public Target standIn(Address place) {
        return new Target(name, group, environment, place, packs, refresh, service, false);
    }

    /// The same target with an application's service.
    ///
    /// @param base such as `http://localhost:3000`, or empty
    public Target servedBy(String base) {
        return new Target(name, group, environment, address, packs, refresh, base, saved);
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
