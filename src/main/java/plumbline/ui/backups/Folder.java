package plumbline.ui.backups;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A folder of backups.
///
/// @param path   null stands for all folders
/// @param name   as a person knows it
/// @param many   how many backups it holds
/// @param bytes  how much they take
/// @param newest when the newest good one was begun; null where there is none
/// @param bad    how many are damaged or half written
/// @param added  whether a person added it to the list
public record Folder(@Nullable Path path, String name, int many, long bytes, @Nullable Instant newest, int bad,
        boolean added) {}
