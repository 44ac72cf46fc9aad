package plumbline.core.checkpoint.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Checkpoint.Condition;
import plumbline.core.checkpoint.CheckpointWriter;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;

final class ShelfTest {

    @TempDir
    Path folder;

    private FolderShelf shelf() {
        return Sample.shelf(folder);
    }

    private static ProblemCode refusal(Runnable action) {
        return assertThrows(ProblemException.class, action::run).problem().code();
    }

    @Test
    void hasNothingWhereTheFolderIsMissing() {
        assertEquals(List.of(), Sample.shelf(folder.resolve("none")).all());
    }

    @Test
    void listsTheNewestFirst() {
        Sample.make(shelf(), "a", Manifest.MANUAL, Sample.NOW, List.of());
        Sample.make(shelf(), "b", Manifest.MANUAL, Sample.NOW.plusSeconds(2), List.of());
        Sample.make(shelf(), "c", Manifest.MANUAL, Sample.NOW.plusSeconds(1), List.of());
        assertEquals(List.of("b", "c", "a"), shelf().all().stream().map(Checkpoint::id).toList());
    }

    @Test
    void putsANumberBehindATakenId() {
        Sample.make(shelf(), "checkpoint_a");
        try (CheckpointWriter second = shelf().begin("checkpoint_a");
                CheckpointWriter third = shelf().begin("checkpoint_a")) {
            assertEquals("checkpoint_a_2 checkpoint_a_3", second.id() + " " + third.id());
        }
    }

    @Test
    void namesByTheTimeWhereNoNameIsWanted() {
        try (CheckpointWriter writer = shelf().begin("")) {
            assertTrue(writer.id().matches("checkpoint_\\d{8}_\\d{6}"), writer.id());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "a/b", "a\\b", "..", ".a", "a\nb", "a\u202eb", "-rf", "con", "a:b", "a "})
    void refusesAnIdThatIsNoName(String id) {
        assertEquals(ProblemCode.BAD_INPUT, refusal(() -> shelf().begin(id)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "none", "", "/", "a\0b", "/etc/passwd"})
    void doesNotFindWhatIsNoCheckpoint(String id) {
        assertEquals(ProblemCode.UNKNOWN_CHECKPOINT, refusal(() -> shelf().find(id)));
    }

    @Test
    void findsByPath() {
        Checkpoint made = Sample.make(Sample.shelf(folder.resolve("other")), "checkpoint_a");
        assertEquals(made, shelf().find(made.path().toString()));
    }

    @Test
    void leavesNothingOfAnUnfinishedOne() throws IOException {
        try (CheckpointWriter writer = shelf().begin("checkpoint_a")) {
            Sample.write(writer, Sample.form("orders", Coding.COPY_BINARY, 2), Sample.rows(3));
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void isForItsOwnerOnly() throws IOException {
        Checkpoint made = Sample.make(shelf(), "checkpoint_a");
        try (Stream<Path> all = Files.walk(made.path())) {
            for (Path each : all.toList()) {
                String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(each));
                assertEquals(Files.isDirectory(each) ? "rwx------" : "rw-------", rights, each.toString());
            }
        }
    }

    @Test
    void listsAHalfWrittenOneAsIncomplete() {
        try (CheckpointWriter writer = shelf().begin("checkpoint_a")) {
            Checkpoint found = shelf().all().getFirst();
            assertEquals(Condition.INCOMPLETE, found.condition());
            assertEquals(writer.id(), found.id());
        }
    }

    @Test
    void saysWhenAHalfWrittenOneWasLastWrittenTo() throws IOException {
        Path tables = Files.createDirectories(folder.resolve("y.plcp.partial/tables"));
        Files.writeString(tables.resolve("a.zst"), "half");
        Files.setLastModifiedTime(tables.resolve("a.zst"), FileTime.from(Instant.parse("2099-01-02T03:04:05Z")));
        assertEquals(List.of("2099-01-02T03:04:05Z"), shelf().find("y").why().about());
    }

    @Test
    void listsAFileOfThatNameAsForeign() throws IOException {
        Files.writeString(folder.resolve("x.plcp"), "no");
        assertEquals(Condition.FOREIGN, shelf().all().getFirst().condition());
    }

    @Test
    void listsAnotherFormAsForeign() throws IOException {
        Files.createDirectory(folder.resolve("x.plcp"));
        Files.writeString(folder.resolve("x.plcp/manifest.json"), "{\"format\":\"other\"}");
        assertEquals(Condition.FOREIGN, shelf().all().getFirst().condition());
    }

    private void newer() throws IOException {
        Files.createDirectory(folder.resolve("x.plcp"));
        Files.writeString(folder.resolve("x.plcp/manifest.json"),
                "{\"format\":\"plumbline-checkpoint\",\"version\":3,\"minReader\":2,\"features\":[]}");
    }

    @Test
    void listsOneOfANewerProgramAsNewer() throws IOException {
        newer();
        assertEquals(Condition.NEWER, shelf().all().getFirst().condition());
    }

    @Test
    void refusesToOpenOneOfANewerProgram() throws IOException {
        newer();
        assertEquals(ProblemCode.NEWER_CHECKPOINT, refusal(() -> shelf().open(shelf().find("x"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"format\":\"plumbline-checkpoint\"}", "null", "\0\0\0",
        "{\"format\":\"plumbline-checkpoint\",\"minReader\":-1,\"features\":[]}"})
    void listsWhatHasNoUsableManifest(String manifest) throws IOException {
        Files.createDirectory(folder.resolve("x.plcp"));
        Files.writeString(folder.resolve("x.plcp/manifest.json"), manifest);
        assertFalse(shelf().all().getFirst().usable());
    }

    @Test
    void listsAnEmptyFolderAsDamaged() throws IOException {
        Files.createDirectory(folder.resolve("x.plcp"));
        assertEquals("manifest.json is missing", String.valueOf(shelf().all().getFirst().fault()));
    }

    @Test
    void deletesWholeHalfAndDamagedOnes() throws IOException {
        Sample.make(shelf(), "a");
        Files.createDirectories(folder.resolve("x.plcp/tables"));
        Files.createDirectories(folder.resolve("y.plcp.partial/tables"));
        Files.createDirectories(folder.resolve(".z.plcp.1.deleting/tables"));
        shelf().all().forEach(shelf()::delete);
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void keepsWhatAPersonWrote() {
        Checkpoint made = Sample.make(shelf(), "a");
        shelf().relabel(made, "the good one", true);
        assertEquals(new Checkpoint.Label("the good one", true, null, false), shelf().find("a").label());
    }

    @Test
    void takesTheManifestsWordsWhereTheLabelIsDamaged() throws IOException {
        Checkpoint made = Sample.make(shelf(), "a");
        Files.writeString(made.path().resolve("label.json"), "{\"pin");
        assertEquals(new Checkpoint.Label("before the price fix", false, null, false), shelf().find("a").label());
    }

    @Test
    void leavesPinnedKeptYoungAndTheNewestSafetyOnes() {
        Sample.make(shelf(), "old", Manifest.MANUAL, Sample.NOW.minusSeconds(9000), List.of());
        Checkpoint pinned = Sample.make(shelf(), "pinned", Manifest.MANUAL, Sample.NOW.minusSeconds(9001), List.of());
        Sample.make(shelf(), "kept", Manifest.MANUAL, Sample.NOW.minusSeconds(8000), List.of());
        Sample.make(shelf(), "safe", Manifest.SAFETY, Sample.NOW.minusSeconds(8000), List.of());
        Sample.make(shelf(), "older", Manifest.SAFETY, Sample.NOW.minusSeconds(8001), List.of());
        shelf().relabel(pinned, "", true);
        assertEquals(List.of("older", "old"),
                shelf().outdated(0, Duration.ofHours(1), one -> !one.id().equals("kept")).stream().map(Checkpoint::id)
                        .toList());
        assertEquals(List.of("old"),
                shelf().outdated(1, Duration.ofHours(1), one -> one.contents().reason().equals(Manifest.MANUAL))
                        .stream().map(Checkpoint::id).toList());
        assertEquals(List.of(), shelf().outdated(0, Duration.ofHours(3), one -> true));
    }
}
