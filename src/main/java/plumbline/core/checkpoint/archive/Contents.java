package plumbline.core.checkpoint.archive;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.CheckpointWriter.PackedFile;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.SavedTable;

/// A manifest with what it says of files.
///
/// @param files by name: those of rows, also of absent ones
/// @param copy  the SQLite file copied whole, or null
/// @param sums  every file's hash by its name, as SHA256SUMS has them
record Contents(Manifest manifest, Map<String, StoredFile> files, @Nullable PackedFile copy,
        Map<String, String> sums) {

    Contents {
        files = Map.copyOf(files);
        sums = Map.copyOf(sums);
    }

    /// The bytes of every packed file by its name.
    Map<String, Long> sizes() {
        Map<String, Long> sizes = new TreeMap<>();
        for (StoredFile file : files.values()) {
            sizes.put(file.file(), file.fileBytes());
            StoredFile.Index index = file.index();
            if (index != null) {
                sizes.put(index.file(), index.fileBytes());
            }
        }
        if (copy != null) {
            sizes.put(copy.file(), copy.fileBytes());
        }
        return sizes;
    }

    /// The hash of every packed file by its name, as the manifest has them.
    Map<String, String> hashes() {
        Map<String, String> hashes = new HashMap<>();
        for (StoredFile file : files.values()) {
            hashes.put(file.file(), file.sha256());
            StoredFile.Index index = file.index();
            if (index != null) {
                hashes.put(index.file(), index.sha256());
            }
        }
        if (copy != null) {
            hashes.put(copy.file(), copy.sha256());
        }
        return hashes;
    }

    /// Whether a table's rows lie in the copy of the whole file.
    boolean copied(SavedTable table) {
        return copy != null && table.file().equals(copy.file());
    }
}
