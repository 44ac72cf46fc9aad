package plumbline.core.checkpoint.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointWriter;
import plumbline.core.checkpoint.Coding;
import plumbline.core.work.WorkContext;

/// Changes single bytes of a checkpoint and asks whether anybody notices.
final class Damage {

    private final FolderShelf shelf;
    private final Random random;
    private final List<Path> files;

    Damage(Path folder, long seed) throws IOException {
        shelf = Sample.shelf(folder);
        random = new Random(seed);
        Checkpoint made;
        try (CheckpointWriter writer = shelf.begin("checkpoint_a")) {
            made = writer.finish(Sample.manifest(writer,
                    List.of(Sample.write(writer, Sample.form("orders", Coding.COPY_BINARY, 2), Sample.rows(2000)),
                            Sample.write(writer, Sample.form("notes", Coding.COPY_TEXT, 2), Sample.rows(500)))));
        }
        try (Stream<Path> all = Files.walk(made.path())) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /// Changes a byte somewhere and puts it back.
    ///
    /// @return where it stayed unnoticed, or nothing
    String unnoticed() throws IOException {
        Path file = files.get(random.nextInt(files.size()));
        byte[] good = Files.readAllBytes(file);
        byte[] bad = good.clone();
        int place = random.nextInt(bad.length);
        bad[place] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, bad);
        try {
            Checkpoint found = shelf.find("checkpoint_a");
            boolean noticed = !found.usable()
                    || !new Verification(found, new CopyOpener(Sample.NO_READER, () -> Path.of("never")),
                            WorkContext.none()).run().isEmpty();
            return noticed ? "" : file.getFileName() + " at " + place;
        } finally {
            Files.write(file, good);
        }
    }
}
