package plumbline.core.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.target.Address.PostgresAddress;
import plumbline.core.target.Address.SqliteAddress;

class TargetUriTest {

    private static final Map<String, String> ENV = Map.of("PGUSER", "ann", "HOME", "/nonexistent");

    @Test
    void readsWhatPsqlReads() {
        assertEquals(new PostgresAddress("db.example.com", 6432, "usage", "joe", TlsMode.VERIFY_FULL, "/etc/ca.pem"),
                address("postgresql://joe@db.example.com:6432/usage?sslmode=verify-full&sslrootcert=%2Fetc%2Fca.pem"));
        assertEquals(new PostgresAddress("localhost", 5432, "ann", "ann", TlsMode.PREFER, ""), address("postgres://"));
        assertEquals(new PostgresAddress("::1", 5433, "a b/é", "o@x:y", TlsMode.PREFER, ""),
                address("postgresql://o%40x%3Ay@[::1]:5433/a%20b%2F%C3%A9?application_name=x&connect_timeout=3"));
        assertEquals(7000,
                ((PostgresAddress) TargetUri.parse("postgresql:///x", Map.of("PGPORT", "7000")).orThrow()).port());
    }

    @Test
    void takesHostPortUserAndDatabaseAsOptionsToo() {
        assertEquals(new PostgresAddress("db.example.com", 6432, "usage", "joe", TlsMode.PREFER, ""),
                address("postgresql://ann@other:1/x?host=db.example.com&port=6432&user=joe&dbname=usage"));
    }

    @Test
    void takesWhatIsLeftOutFromTheEnvironment() {
        Map<String, String> env = Map.of("PGHOST", "db.example.com", "PGDATABASE", "usage", "PGUSER", "joe",
                "PGSSLMODE", "require");
        assertEquals(new PostgresAddress("db.example.com", 5432, "usage", "joe", TlsMode.REQUIRE, ""),
                TargetUri.parse("postgresql://", env).orThrow());
    }

    @Test
    void takesASocketsFolderInTheEnvironmentForThisMachine() {
        Map<String, String> env = Map.of("PGHOST", "/var/run/postgresql", "PGUSER", "joe");
        assertEquals("localhost", ((PostgresAddress) TargetUri.parse("postgresql:///x", env).orThrow()).host());
    }

    @Test
    void refusesASocketsFolderAsHost() {
        assertTrue(assertInstanceOf(Outcome.Failed.class, TargetUri.parse("postgresql:///x?host=/tmp", ENV)).problem()
                .detail().contains("socket"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://joe@db:6432/usage?sslmode=require&sslrootcert=%2Fa%20b",
        "postgresql://o%40x%3Ay@[fe80::1]:5433/a%20b%2F%3F%26%3D", "postgresql://joe@127.0.0.1:5432/x"})
    void writesWhatItReads(String uri) {
        assertEquals(address(uri), address(TargetUri.toUri(address(uri))));
    }

    @Test
    void readsSqliteFiles() {
        assertEquals(new SqliteAddress(Path.of("/var/lib/energy data.db")), address("sqlite:/var/lib/energy data.db"));
        assertEquals(new SqliteAddress(Path.of("/var/x?a=b.db")), address("sqlite:/var/./y/../x?a=b.db"));
        assertTrue(((SqliteAddress) address("sqlite:relative.db")).path().isAbsolute());
        assertEquals(ProblemCode.BAD_URI, problem("sqlite:").code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://joe:SECRET@db/x", "postgresql://joe:SE/CRET@db/x",
        "postgresql://joe:SE?CRET@db/x", "postgresql://joe:SE@CRET@db/x", "postgresql://joe:@db/x?password=SECRET",
        "postgresql://db/x?password=SECRET", "postgres://db/x?PassWord=SECRET", "postgresql://joe:1/SECRET@db",
        "postgresql:joe:SECRET@db/x", "mysql://joe:SECRET@db/x", "host=db password=SECRET",
        "postgresql://db/x?sslpassword=SECRET"})
    void refusesAPasswordAndNeverRepeatsIt(String uri) {
        Problem problem = problem(uri);
        assertEquals(ProblemCode.BAD_URI, problem.code());
        for (String part : new String[]{"SECRET", "CRET", "SE/", "SE?"}) {
            assertFalse((problem.subject() + problem.detail()).contains(part), problem.toString());
        }
    }

    @Test
    void namesAllMistakesAtOnce() {
        String detail = problem("postgresql://joe@a,b:99999/x%zz?sslmode=maybe&loggerFile=/tmp/x").detail();
        for (String part : new String[]{"host", "port", "sslmode", "loggerFile", "%"}) {
            assertTrue(detail.contains(part), part + " in " + detail);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://a%2Fb%3Fx=y/db", "postgresql://a,b/db", "postgresql://-a/db",
        "postgresql://a%26b/db", "postgresql://[a.b]/db", "postgresql://[::1]x/db", "postgresql://a:0/db",
        "postgresql://a:x/db", "postgresql://a%00/db", "postgresql://a/%FF", "mysql://a/b", "", "postgresql:a"})
    void refusesWhatIsNoHostOrPort(String uri) {
        assertEquals(ProblemCode.BAD_URI, problem(uri).code());
    }

    @Test
    void readsAServiceWithoutItsPassword(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("services");
        Files.writeString(file, """
                # of the team
                [usage]
                host=db.example.com
                port=6000
                dbname=usage
                user=reader
                password=SECRET
                sslmode=require
                """);
        Map<String, String> env = Map.of("PGSERVICEFILE", file.toString(), "PGUSER", "ann");
        assertEquals(new PostgresAddress("db.example.com", 6000, "usage", "reader", TlsMode.REQUIRE, ""),
                TargetUri.parse("postgresql://?service=usage", env).orThrow());
        assertEquals(new PostgresAddress("db.example.com", 6000, "other", "joe", TlsMode.REQUIRE, ""),
                TargetUri.parse("postgresql://joe@/other?service=usage", env).orThrow());
        assertTrue(assertInstanceOf(Outcome.Failed.class, TargetUri.parse("postgresql://?service=nix", env)).problem()
                .detail().contains("nix"));
    }

    private static Address address(String uri) {
        return TargetUri.parse(uri, ENV).orThrow();
    }

    private static Problem problem(String uri) {
        return assertInstanceOf(Outcome.Failed.class, TargetUri.parse(uri, ENV)).problem();
    }
}
