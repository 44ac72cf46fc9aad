package plumbline.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A database that is hard to save and to put back, from a file: what makes it, and what wrecks its rows.
///
/// @param name  the file's
/// @param since the first major version that knows what it uses
record HardCase(String name, int since, String setup, String wreck) {

    private static final Pattern SINCE = Pattern.compile("-- since (\\d+)");

    /// All of PostgreSQL, by name.
    static List<HardCase> all() {
        return all("hard");
    }

    /// All of a folder, by name.
    static List<HardCase> all(String folder) {
        try (Stream<Path> files = Files.list(folder(folder))) {
            return files.filter(file -> file.toString().endsWith(".sql")).sorted().map(HardCase::read).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path folder(String name) {
        try {
            return Path.of(Objects.requireNonNull(HardCase.class.getResource(name)).toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static HardCase read(Path file) {
        try {
            String text = Files.readString(file);
            String[] parts = text.split("(?m)^-- wreck$", 2);
            Matcher since = SINCE.matcher(text);
            String name = file.getFileName().toString().replace(".sql", "");
            return new HardCase(name, since.find() ? Integer.parseInt(since.group(1)) : 13, parts[0], parts[1]);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
