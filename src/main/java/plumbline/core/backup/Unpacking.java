package plumbline.core.backup;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import plumbline.core.work.WorkContext;

/// Unpacks an archive so that the folder is there as a whole or not at all. Stateless.
final class Unpacking {

    private Unpacking() {}

    static long into(Path archive, Path folder, WorkContext context) throws IOException {
        if (Files.exists(folder)) {
            try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
                if (inside.iterator().hasNext()) {
                    throw new DirectoryNotEmptyException(folder.toString());
                }
            }
        }
        Path above = folder.getParent();
        if (above == null) {
            throw new DirectoryNotEmptyException(folder.toString());
        }
        Files.createDirectories(above);
        Path partial = Files.createTempDirectory(above, "." + folder.getFileName() + "-");
        try {
            long entries = ArchivedFiles.unpack(archive, partial, context);
            Files.deleteIfExists(folder); // it is empty, or this refuses
            Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
            return entries;
        } finally {
            if (Files.exists(partial)) {
                remove(partial);
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.deleteIfExists(file);
        }
    }
}
