package plumbline.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;

final class HomeTest {

    private static final Path USER = Path.of("/home/wu");

    @Test
    void liesWhereTheOperatingSystemKeepsSuchData() {
        assertEquals(USER.resolve(".local/share/plumbline"), Home.usual("Linux", Map.of(), USER));
        assertEquals(Path.of("/data/plumbline"), Home.usual("Linux", Map.of("XDG_DATA_HOME", "/data"), USER));
        assertEquals(USER.resolve(".local/share/plumbline"),
                Home.usual("Linux", Map.of("XDG_DATA_HOME", "not/absolute"), USER));
        assertEquals(USER.resolve("Library/Application Support/Plumbline"), Home.usual("Mac OS X", Map.of(), USER));
        assertEquals(Path.of("/local/Plumbline"),
                Home.usual("Windows 11", Map.of("LOCALAPPDATA", "/local"), USER));
        assertEquals(USER.resolve("AppData/Local/Plumbline"), Home.usual("Windows 11", Map.of(), USER));
    }

    @Test
    void isTheOneThatWasChosen() {
        Map<String, String> environment = Map.of(Home.VARIABLE, "/by/variable");
        assertEquals(Path.of("/by/option"), Home.choose(Optional.of("/by/option"), environment).folder());
        assertEquals(Path.of("/by/variable"), Home.choose(Optional.empty(), environment).folder());
        assertEquals(ProblemCode.HOME, assertThrows(ProblemException.class,
                () -> Home.choose(Optional.of("a\0b"), environment)).problem().code());
    }

    @Test
    void isClosedToOthers(@TempDir Path folder) throws IOException {
        Home home = new Home(folder.resolve("a/b")).create();
        home.created(home.checkpoints());
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.folder())));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.checkpoints())));
    }

    @Test
    void saysWhenItCannotBeCreated(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("taken"));
        ProblemException refused = assertThrows(ProblemException.class, () -> new Home(file).create());
        assertEquals(ProblemCode.HOME, refused.problem().code());
        assertEquals(file.toString(), refused.problem().subject());
        assertEquals(ProblemCode.HOME,
                assertThrows(ProblemException.class, () -> new Home(file.resolve("below")).create()).problem().code());
    }
}
