package plumbline.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassArchiveTest {

    private static final Instant MADE = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    Path folder = Path.of("");

    private Path jar = Path.of("");
    private Path archive = Path.of("");

    @BeforeEach
    void jar() throws IOException {
        jar = Files.createFile(folder.resolve("plumbline.jar"));
        Files.setLastModifiedTime(jar, FileTime.from(MADE));
        archive = folder.resolve("command.jsa");
    }

    @Test
    void isNewWhereThereIsNone() throws IOException {
        assertTrue(ClassArchive.isNew(archive, jar));
    }

    @Test
    void isNewWhereTheProgramIsNewer() throws IOException {
        Files.createFile(archive);
        Files.setLastModifiedTime(archive, FileTime.from(MADE.minusSeconds(1)));
        assertTrue(ClassArchive.isNew(archive, jar));
    }

    @Test
    void isLeftAloneWhereItWasMadeOfTheProgram() throws IOException {
        Files.createFile(archive);
        Files.setLastModifiedTime(archive, FileTime.from(MADE.plusSeconds(1)));
        assertFalse(ClassArchive.isNew(archive, jar));
    }
}
