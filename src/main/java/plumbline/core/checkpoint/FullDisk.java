package plumbline.core.checkpoint;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Locale;

/// Whether a file system refused because there was no room; no exception of Java tells that apart. Stateless.
public final class FullDisk {

    private static final List<String> WORDS = List.of("no space left", "not enough space", "quota exceeded",
            "disk full");

    private FullDisk() {}

    /// Looks for the words of Linux, macOS and Windows; a path in the message is not looked at where that can be told.
    public static boolean is(IOException refusal) {
        String said = refusal instanceof FileSystemException named && named.getReason() != null
                ? named.getReason()
                : String.valueOf(refusal.getMessage());
        String lower = said.toLowerCase(Locale.ROOT);
        return WORDS.stream().anyMatch(lower::contains);
    }
}
