package plumbline.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How an embedded server is set up.
///
/// @param password the superuser's, or empty for none
/// @param access   the lines of `pg_hba.conf`
/// @param settings what `postgresql.conf` is to say beyond the defaults of [PostgresServer]
/// @param account  under which account it runs
public record ServerOptions(String password, List<String> access, Map<String, String> settings,
        ServerAccount account) {

    public ServerOptions {
        access = List.copyOf(access);
        settings = Map.copyOf(settings);
    }

    /// Everybody on this machine is let in without a password: for tests only, since a superuser can run programs.
    public static ServerOptions trusting() {
        return new ServerOptions("", List.of("host all all 127.0.0.1/32 trust"), Map.of(), ServerAccount.detect());
    }

    /// Everybody needs a password (SCRAM).
    ///
    /// @param password the superuser's
    public static ServerOptions withPassword(String password) {
        return new ServerOptions(password, List.of("host all all 127.0.0.1/32 scram-sha-256"), Map.of(),
                ServerAccount.detect());
    }

    /// The superuser needs a password (SCRAM), other roles none.
    public static ServerOptions guarded(String password) {
        List<String> access = new ArrayList<>();
        access.add("host all " + PostgresServer.SUPERUSER + " 127.0.0.1/32 scram-sha-256");
        access.add("host all all 127.0.0.1/32 trust");
        return new ServerOptions(password, access, Map.of(), ServerAccount.detect());
    }

    /// The same with one more setting.
    public ServerOptions with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(settings);
        more.put(name, value);
        return new ServerOptions(password, access, more, account);
    }

    /// The same under another account.
    public ServerOptions under(ServerAccount other) {
        return new ServerOptions(password, access, settings, other);
    }

    /// Leaves the password out.
    @Override
    public String toString() {
        return "ServerOptions" + settings;
    }
}
