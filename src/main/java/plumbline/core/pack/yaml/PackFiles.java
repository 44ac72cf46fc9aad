package plumbline.core.pack.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/// The files of one pack's folder. A file is asked for by its bare name, so nothing outside the folder can be reached.
public interface PackFiles {

    /// The file that describes the pack.
    String DESCRIPTION = "pack.yaml";

    /// What to call a file of the folder in a message.
    String label(String name);

    /// A file's text.
    ///
    /// @param name a bare file name
    /// @return empty where there is no such file
    Optional<String> text(String name);

    /// A folder of our own resources.
    static PackFiles builtIn(String packId) {
        String folder = "/plumbline/packs/" + packId + "/";
        return new PackFiles() {

            @Override
            public String label(String name) {
                return packId + "/" + name;
            }

            @Override
            public Optional<String> text(String name) {
                try (InputStream stream = PackFiles.class.getResourceAsStream(folder + name)) {
                    return stream == null
                            ? Optional.empty()
                            : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
                } catch (IOException broken) {
                    throw new UncheckedIOException("cannot read " + folder + name, broken);
                }
            }
        };
    }

    /// A person's folder; links in it are not followed, files over 1 MiB are not read.
    static PackFiles of(Path folder) {
        return new PackFiles() {

            private static final long MOST = 1 << 20;

            @Override
            public String label(String name) {
                return folder.resolve(name).toString();
            }

            @Override
            public Optional<String> text(String name) {
                Path file = folder.resolve(name);
                try {
                    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MOST) {
                        return Optional.empty();
                    }
                    return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
                } catch (IOException unreadable) {
                    return Optional.empty();
                }
            }
        };
    }
}
