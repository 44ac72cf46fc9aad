package plumbline.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.target.Target;

final class SharedFileTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void readsTheConnectionsOfAColleague() throws IOException {
        Path file = write("connections:\n- name: 用量\n  environment: test\n  engine: sqlite\n  file: /data/a.db\n");

        assertEquals(List.of("用量"), new SharedFile().in(file).orThrow().stream().map(Target::name).toList());
    }

    @Test
    void namesEveryMistakeAtOnce() throws IOException {
        Path file = write("connections:\n- name: a\n  engine: oracle\n- name: a\n  engine: sqlite\n  password: x\n");

        String detail = refusal(file).detail();

        assertTrue(detail.contains("line 3") && detail.contains("line 4") && detail.contains("line 6"), detail);
    }

    @Test
    void refusesWhatIsNoTextOrTooLargeOrGone() throws IOException {
        Path picture = Files.write(folder.resolve("a.png"), new byte[]{(byte) 0x89, 'P', 'N', 'G', (byte) 0xff});
        Path large = Files.write(folder.resolve("b.yaml"), new byte[(1 << 20) + 1]);

        for (Path file : List.of(picture, large, folder.resolve("none.yaml"))) {
            assertEquals(ProblemCode.BAD_CONNECTIONS_FILE, refusal(file).code());
        }
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("shared.yaml"), text);
    }

    private static Problem refusal(Path file) {
        return assertInstanceOf(Outcome.Failed.class, new SharedFile().in(file)).problem();
    }
}
