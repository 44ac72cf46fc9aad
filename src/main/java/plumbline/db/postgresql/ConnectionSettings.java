package plumbline.db.postgresql;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import plumbline.core.target.Address.PostgresAddress;
import plumbline.core.target.HostName;
import plumbline.db.jdbc.Deadlines;
import plumbline.db.jdbc.Purpose;

/// What the driver is told for one connection: a constant URL, and properties of which each is set here.
///
/// Nothing of an address is ever put into a URL, where the driver would read parameters out of it (it doesn't escape the
/// host). The driver's own reading of a password file is kept out by always giving a password, an empty one where there
/// is none.
final class ConnectionSettings {

    static final String URL = "jdbc:postgresql:///";

    /// Everything that may be set; [#of] refuses to give the driver anything else.
    static final Set<PGProperty> ALLOWED = Set.of(PGProperty.PG_HOST, PGProperty.PG_PORT, PGProperty.PG_DBNAME,
            PGProperty.USER, PGProperty.PASSWORD, PGProperty.SSL_MODE, PGProperty.SSL_ROOT_CERT,
            PGProperty.LOGIN_TIMEOUT, PGProperty.CONNECT_TIMEOUT, PGProperty.SOCKET_TIMEOUT,
            PGProperty.CANCEL_SIGNAL_TIMEOUT, PGProperty.TCP_KEEP_ALIVE, PGProperty.APPLICATION_NAME,
            PGProperty.OPTIONS, PGProperty.READ_ONLY_MODE, PGProperty.READ_ONLY, PGProperty.PREFER_QUERY_MODE,
            PGProperty.PREPARE_THRESHOLD, PGProperty.BINARY_TRANSFER, PGProperty.LOG_SERVER_ERROR_DETAIL,
            // rows come in portions that become smaller where rows are large; beyond this the driver gives up
            PGProperty.MAX_RESULT_BUFFER, PGProperty.ADAPTIVE_FETCH, PGProperty.DEFAULT_ROW_FETCH_SIZE,
            PGProperty.ADAPTIVE_FETCH_MAXIMUM,
            PGProperty.GSS_ENC_MODE);

    /// Tells this console's sessions from those of another one that works on the same server.
    private static final String CONSOLE = HexFormat.of().toHexDigits(new SecureRandom().nextInt());

    private static final int FIRST_ROWS = 100;
    private static final int MOST_ROWS = 500;

    private ConnectionSettings() {}

    /// The driver's properties for a connection.
    ///
    /// @param password empty where there is none
    /// @throws IllegalArgumentException where the host is none, which [plumbline.core.target.TargetUri] would have refused
    static Properties of(PostgresAddress address, String password, Purpose purpose, Duration timeout,
            Deadlines deadlines) {
        if (!HostName.valid(address.host())) {
            throw new IllegalArgumentException("not a host name");
        }
        Properties told = new Properties();
        PGProperty.PG_HOST.set(told, address.host());
        PGProperty.PG_PORT.set(told, address.port());
        PGProperty.PG_DBNAME.set(told, address.database());
        PGProperty.USER.set(told, address.user());
        PGProperty.PASSWORD.set(told, password);
        PGProperty.SSL_MODE.set(told, address.tls().word());
        if (!address.rootCert().isEmpty()) {
            PGProperty.SSL_ROOT_CERT.set(told, address.rootCert());
        }
        PGProperty.GSS_ENC_MODE.set(told, "disable");
        int login = (int) Math.max(1, deadlines.login().toSeconds());
        PGProperty.LOGIN_TIMEOUT.set(told, login);
        PGProperty.CONNECT_TIMEOUT.set(told, login);
        PGProperty.CANCEL_SIGNAL_TIMEOUT.set(told, login);
        PGProperty.SOCKET_TIMEOUT.set(told, (int) timeout.plus(deadlines.socket()).toSeconds());
        PGProperty.TCP_KEEP_ALIVE.set(told, true);
        PGProperty.APPLICATION_NAME.set(told, name(purpose));
        PGProperty.OPTIONS.set(told, options(purpose, timeout));
        // not "always": that one switches the session's own default off for as long as a transaction is open, with two
        // statements more each time; the server's default below is what refuses
        PGProperty.READ_ONLY_MODE.set(told, "transaction");
        PGProperty.READ_ONLY.set(told, purpose.readOnly());
        // one statement a message, values apart from it; never a plan that outlives a change of the tables
        PGProperty.PREFER_QUERY_MODE.set(told, "extended");
        PGProperty.PREPARE_THRESHOLD.set(told, 0);
        // every value as the server writes it
        PGProperty.BINARY_TRANSFER.set(told, false);
        // a server's detail repeats values of rows
        PGProperty.LOG_SERVER_ERROR_DETAIL.set(told, false);
        // rows come in portions that become smaller where rows are large; beyond this the driver gives up
        PGProperty.MAX_RESULT_BUFFER.set(told, "64M");
        PGProperty.ADAPTIVE_FETCH.set(told, true);
        PGProperty.ADAPTIVE_FETCH_MAXIMUM.set(told, MOST_ROWS);
        PGProperty.DEFAULT_ROW_FETCH_SIZE.set(told, FIRST_ROWS);
        refuseForeign(told, address);
        return told;
    }

    /// The server's own limits, which hold from the first packet on.
    private static String options(Purpose purpose, Duration timeout) {
        String each = "-c statement_timeout=" + timeout.toMillis()
                + " -c default_transaction_isolation=read\\ committed"
                + " -c DateStyle=ISO -c IntervalStyle=postgres -c bytea_output=hex";
        return each + switch (purpose) {
            case CONTROL, MONITOR -> " -c lock_timeout=100 -c idle_in_transaction_session_timeout=10000"
                    + " -c default_transaction_read_only=on";
            case ACTION -> " -c lock_timeout=400 -c idle_in_transaction_session_timeout=60000";
            case JOB -> " -c lock_timeout=0 -c idle_in_transaction_session_timeout=0";
        };
    }

    private static String name(Purpose purpose) {
        return switch (purpose) {
            case CONTROL, MONITOR -> "Plumbline monitor ";
            case ACTION -> "Plumbline action ";
            case JOB -> "Plumbline job ";
        } + CONSOLE;
    }

    /// What this console's sessions are called on a server, and no other console's.
    static List<String> names() {
        return Arrays.stream(Purpose.values()).map(ConnectionSettings::name).distinct().toList();
    }

    /// Reads the properties as the driver will and stops where it would see anything that was not set here.
    private static void refuseForeign(Properties told, PostgresAddress address) {
        Properties seen = Driver.parseURL(URL, told);
        if (seen == null) {
            throw new IllegalStateException("the driver does not read its own URL");
        }
        boolean same = address.host().equals(PGProperty.PG_HOST.getOrDefault(seen))
                && address.database().equals(PGProperty.PG_DBNAME.getOrDefault(seen))
                && address.user().equals(PGProperty.USER.getOrDefault(seen))
                && String.valueOf(address.port()).equals(PGProperty.PG_PORT.getOrDefault(seen));
        if (!same) {
            throw new IllegalStateException("the driver would connect to another database than was meant");
        }
        for (String name : seen.stringPropertyNames()) {
            PGProperty property = PGProperty.forName(name);
            if (property == null || !ALLOWED.contains(property)) {
                throw new IllegalStateException("the driver would see a setting that is not ours: " + name);
            }
        }
    }
}
