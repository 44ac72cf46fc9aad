package plumbline.core.checkpoint.archive;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Frame;

/// A file of rows as the manifest has it.
///
/// @param file      below the checkpoint's folder
/// @param bytes     unpacked
/// @param fileBytes the file's
/// @param sha256    the file's, as hex
/// @param frames    all of them, or none where there is an index
/// @param index     the file that lists the frames where there are many, or null
record StoredFile(String file, long rows, long bytes, long fileBytes, String sha256, String digest, List<Frame> frames,
        @Nullable Index index) {

    /// More frames than these are kept apart from the manifest.
    static final int MOST_FRAMES = 1000;

    StoredFile {
        frames = List.copyOf(frames);
    }

    /// A packed list of frames: a line each of place, length, rows, bytes and hash.
    ///
    /// @param frames how many it lists
    record Index(String file, long fileBytes, String sha256, long frames) {}
}
