package plumbline.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.Skipped;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;
import plumbline.demo.PostgresServer;
import plumbline.demo.ServerOptions;
import plumbline.testing.TestPostgres;

/// A standby is saved like any server, but for what it has not; nothing is put back into it.
class StandbyTest {

    @TempDir(factory = MemoryFolder.class)
    Path folder = Path.of("");

    private final PostgresServer server = TestPostgres.own(18, ServerOptions.trusting());

    @BeforeEach
    void becomeAStandby() throws IOException {
        server.start();
        new TestPostgres.Database(PostgresServer.HOST, server.port(), "postgres", PostgresServer.SUPERUSER).run("""
                CREATE TABLE t (id int PRIMARY KEY); INSERT INTO t VALUES (1);
                CREATE UNLOGGED TABLE u (id serial PRIMARY KEY); INSERT INTO u VALUES (1)""");
        server.stop(PostgresServer.StopMode.FAST);
        Files.createFile(server.dataFolder().resolve("standby.signal"));
        server.start();
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void itsUnloggedTablesAndSequencesAreNamedAndARestoreIsInTheWay() {
        Target target = new TestPostgres.Database(PostgresServer.HOST, server.port(), "postgres",
                PostgresServer.SUPERUSER).target();
        try (RoundTrip trip = new RoundTrip(folder)) {
            Checkpoint checkpoint = trip.create(target);
            List<Problem> obstacles;
            try (RestorePlan plan = trip.restores.preview(RestoreRequest.whole(target, trip.shelf, checkpoint),
                    CheckpointLog.SILENT, WorkContext.none()).orThrow()) {
                obstacles = plan.obstacles();
            }

            assertThat(checkpoint.contents().inventory().skipped()).containsExactlyInAnyOrder(
                    new Skipped("public.u", Skipped.UNLOGGED), new Skipped("public.u_id_seq", Skipped.UNLOGGED));
            assertThat(obstacles).extracting(Problem::code).containsExactly(ProblemCode.READ_ONLY);
        }
    }
}
