package plumbline.db.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import plumbline.core.problem.Outcome;
import plumbline.core.target.Address;
import plumbline.core.target.Address.PostgresAddress;
import plumbline.core.target.HostName;
import plumbline.core.target.TargetUri;
import plumbline.core.target.TlsMode;
import plumbline.db.jdbc.Deadlines;
import plumbline.db.jdbc.Purpose;

class ConnectionSettingsTest {

    private static final String[] PARTS = {"?", "&", "=", "/", ":", "@", ",", "#", "%", "%3F", " ", "\\", "'", "\"",
        "a",
        "db", "127.0.0.1", "socketFactory", "loggerFile", "sslmode=disable", "options=-c", "?ApplicationName=evil",
        "service=x", "//", "中", "\n", "[", "]"};

    @Test
    void nothingInANameBecomesASetting() {
        Random random = new Random(20_241_120);
        Set<String> expected = names(settings(new PostgresAddress("db", 5432, "x", "y", TlsMode.REQUIRE, "/ca")));
        int accepted = 0;
        for (int round = 0; round < 20_000; round++) {
            PostgresAddress address = new PostgresAddress(word(random), 1 + random.nextInt(65_535), word(random),
                    word(random), TlsMode.REQUIRE, "/" + word(random));
            if (!HostName.valid(address.host())) {
                assertThrows(IllegalArgumentException.class, () -> settings(address));
                continue;
            }
            accepted++;
            Properties seen = seen(address);
            assertEquals(expected, names(seen));
            assertEquals(address.host(), PGProperty.PG_HOST.getOrDefault(seen));
            assertEquals(address.database(), PGProperty.PG_DBNAME.getOrDefault(seen));
            assertEquals(address.user(), PGProperty.USER.getOrDefault(seen));
            assertEquals("require", PGProperty.SSL_MODE.getOrDefault(seen));
            assertTrue(ConnectionSettings.names().contains(PGProperty.APPLICATION_NAME.getOrDefault(seen)));
        }
        assertTrue(accepted > 500, "only " + accepted + " hosts were valid");
    }

    @Test
    void noUriGetsASettingIntoTheDriver() {
        Random random = new Random(7);
        Set<String> allowed = new TreeSet<>();
        ConnectionSettings.ALLOWED.forEach(property -> allowed.add(property.getName()));
        for (int round = 0; round < 20_000; round++) {
            String uri = "postgresql://" + word(random) + "/" + word(random) + "?" + word(random);
            if (TargetUri.parse(uri, Map.of()) instanceof Outcome.Done<Address>(PostgresAddress address)) {
                assertTrue(allowed.containsAll(names(seen(address))), uri);
            }
        }
    }

    @Test
    void theServersTimeEndsBeforeTheSocketsAndTheSocketsBeforeTheWatchdogs() {
        Properties told = settings(new PostgresAddress("db", 5432, "x", "y", TlsMode.PREFER, ""));
        assertTrue(String.valueOf(PGProperty.OPTIONS.getOrDefault(told)).contains("-c statement_timeout=3000 "));
        assertEquals("8", PGProperty.SOCKET_TIMEOUT.getOrDefault(told));
        assertEquals("5", PGProperty.LOGIN_TIMEOUT.getOrDefault(told));
        assertThrows(IllegalArgumentException.class, () -> new Deadlines(Duration.ofSeconds(5), Duration.ofSeconds(10),
                Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(5)));
    }

    private static Properties seen(PostgresAddress address) {
        Properties seen = Driver.parseURL(ConnectionSettings.URL, settings(address));
        assertNotNull(seen);
        return seen;
    }

    private static Set<String> names(Properties properties) {
        return new TreeSet<>(properties.stringPropertyNames());
    }

    private static Properties settings(PostgresAddress address) {
        return ConnectionSettings.of(address, "", Purpose.MONITOR, Duration.ofSeconds(3), Deadlines.DEFAULT);
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            word.append(PARTS[random.nextInt(PARTS.length)]);
        }
        return word.toString();
    }
}
