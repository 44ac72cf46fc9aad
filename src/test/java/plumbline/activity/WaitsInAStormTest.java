package plumbline.activity;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.testing.TestPostgres;

final class WaitsInAStormTest {

    private static final Duration SHORT = Duration.ofSeconds(8);
    private static final Duration LONG = Duration.ofMinutes(2);

    @Test
    void everyStandingWaitIsReadAsTheServerTellsIt() throws SQLException {
        WaitsInAStorm storm = new WaitsInAStorm();
        int compared = storm.compare(TestPostgres.of(18), SHORT, System.nanoTime());
        System.out.println("storm: " + compared + " standing waits compared, " + storm.prepared()
                + " of them behind a prepared transaction");

        assertTrue(compared > 500 && storm.prepared() > 10, compared + ", " + storm.prepared());
    }

    @Tag("proofs")
    @ParameterizedTest
    @ValueSource(ints = {13, 14, 15, 16, 17, 18})
    void everyStandingWaitIsReadAsTheServerTellsItForLong(int major) throws SQLException {
        WaitsInAStorm storm = new WaitsInAStorm();
        int compared = storm.compare(TestPostgres.of(major), LONG, System.nanoTime());
        System.out.println("storm on " + major + ": " + compared + " standing waits compared, " + storm.prepared()
                + " of them behind a prepared transaction");

        assertTrue(compared > 5_000 && storm.prepared() > 100, compared + ", " + storm.prepared());
    }
}
