package plumbline.checkpoint;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Tests with a round trip of their own each.
abstract class WithRoundTrip {

    @TempDir
    Path folder = Path.of("");

    RoundTrip trip = new RoundTrip(folder);

    @BeforeEach
    final void openTrip() {
        trip = new RoundTrip(folder);
    }

    @AfterEach
    final void closeTrip() {
        trip.close();
    }
}
