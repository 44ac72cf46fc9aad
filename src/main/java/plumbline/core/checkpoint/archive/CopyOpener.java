package plumbline.core.checkpoint.archive;

import java.nio.file.Path;
import java.util.function.Supplier;
import plumbline.core.checkpoint.LiveReader;

/// Opens the copies of SQLite files that checkpoints hold.
///
/// @param reader  of the database system
/// @param scratch the console's own folder, in which they are unpacked
record CopyOpener(LiveReader reader, Supplier<Path> scratch) {

    /// Unpacks a copy, compares its hash and opens it.
    UnpackedCopy open(String id, Path checkpoint, Contents contents) {
        return UnpackedCopy.open(id, checkpoint, contents, reader, scratch.get());
    }
}
