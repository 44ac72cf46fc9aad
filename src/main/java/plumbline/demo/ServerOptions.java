package plumbline.demo;

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

    /// Members of one role are let in without a password, all others, the superuser first, need one (SCRAM).
    ///
    /// @param password the superuser's
    /// @param role     a role that is no superuser and has no members that are
    public static ServerOptions guarded(String password, String role) {
        return new ServerOptions(password,
                List.of("host all +" + role + " 127.0.0.1/32 trust", "host all all 127.0.0.1/32 scram-sha-256"),
                Map.of(), ServerAccount.detect());
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
