package plumbline.db.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.session.Diagnosis;
import plumbline.core.session.Diagnosis.Found;
import plumbline.core.session.Diagnosis.Note;
import plumbline.core.target.Address.PostgresAddress;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.target.TlsMode;
import plumbline.core.text.Language;
import plumbline.core.text.Messages;
import plumbline.testing.QuickSessions;
import plumbline.testing.TestPostgres;

class PostgresDiagnosisTest {

    private final Diagnosis diagnosis = QuickSessions.diagnosis(new PasswordSources(Map.of("HOME", "/nonexistent")));

    @ParameterizedTest
    @ValueSource(ints = {13, 14, 15, 16, 17, 18})
    void saysWhatItFoundAndWhatWouldHelp(int major) {
        TestPostgres.Database database = TestPostgres.of(major).freshDatabase();
        database.run("CREATE ROLE \"R " + database.name() + "\" LOGIN");
        Found found = (Found) assertInstanceOf(Outcome.Done.class,
                diagnosis.test(target(database.port(), database.name(),
                        "R " + database.name())))
                .value();
        assertTrue(found.version().startsWith("PostgreSQL " + major), found.version());
        assertTrue(found.identity().contains(database.name()), found.identity());
        assertTrue(found.notes().contains(
                new Note("diagnosis.note.pg-monitor", "GRANT pg_monitor TO \"R " + database.name() + "\";")));
        assertTrue(found.notes().stream().anyMatch(note -> note.key().equals("diagnosis.note.not-encrypted")));
        for (Language language : Language.values()) {
            found.notes().forEach(note -> assertTrue(Messages.in(language).has(note.key()), note.key()));
        }

        Found superuser = (Found) ((Outcome.Done<?>) diagnosis.test(database.target())).value();
        assertTrue(superuser.notes().contains(new Note("diagnosis.note.superuser", "postgres")));
        assertTrue(superuser.notes().stream().noneMatch(note -> note.key().endsWith("pg-monitor")));
    }

    @Test
    void tellsASilentPortFromAnotherProtocol() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Problem problem = problem(target(silent.getLocalPort(), "x", "y"));
            assertEquals(ProblemCode.NO_ANSWER, problem.code());
            assertTrue(problem.detail().contains("stays silent"), problem.detail());
        }
        try (ServerSocket other = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                while (!other.isClosed()) {
                    try (var client = other.accept()) {
                        client.getOutputStream()
                                .write("SSH-2.0-x\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                        client.getInputStream().read();
                    } catch (java.io.IOException _) {
                        // the next one
                    }
                }
            });
            assertEquals(ProblemCode.NOT_POSTGRESQL, problem(target(other.getLocalPort(), "x", "y")).code());
        }
        int port = TestPostgres.of(18).server().port();
        assertEquals(ProblemCode.NO_SUCH_DATABASE, problem(target(port, "nix", "postgres")).code());
    }

    private Problem problem(Target target) {
        return assertInstanceOf(Outcome.Failed.class, diagnosis.test(target)).problem();
    }

    private static Target target(int port, String database, String user) {
        return new Target("t", "", Environment.TEST,
                new PostgresAddress("127.0.0.1", port, database, user, TlsMode.PREFER, ""), List.of(),
                Duration.ofSeconds(1), false);
    }
}
