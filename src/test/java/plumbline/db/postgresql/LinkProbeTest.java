package plumbline.db.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.LinkSpeed;
import plumbline.core.checkpoint.LiveTables;
import plumbline.core.work.WorkContext;
import plumbline.testing.SlowLine;
import plumbline.testing.TestPostgres;
import plumbline.testing.TestSessions;

final class LinkProbeTest {

    @Test
    void aSlowLineIsNotMistakenForAFastOne() {
        TestPostgres.Database database = TestPostgres.of(18).freshDatabase();
        database.run("CREATE TABLE a (id int PRIMARY KEY)");
        try (TestSessions sessions = new TestSessions();
                SlowLine line = new SlowLine(database.port(), Duration.ofMillis(8), 20);
                LiveTables tables = new PostgresReader(sessions.sessions()).open(
                        new TestPostgres.Database(database.host(), line.port(), database.name(), database.user())
                                .target(),
                        Choice.ALL, WorkContext.none())) {
            LinkSpeed link = tables.link().orElseThrow();
            assertThat(link).matches(its -> its.roundTripNanos() >= 8_000_000 && its.bytesPerSecond() < 3e6);
        }
    }
}
