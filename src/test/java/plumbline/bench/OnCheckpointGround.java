package plumbline.bench;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A benchmark with a server and a folder for all its turns.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnCheckpointGround {

    Path folder = Path.of("");
    @SuppressWarnings("NullAway.Init")
    CheckpointGround ground;

    @BeforeAll
    void start(@TempDir Path temporary) {
        folder = temporary;
        ground = CheckpointGround.own(folder);
    }

    @AfterAll
    void end() {
        ground.close();
    }
}
