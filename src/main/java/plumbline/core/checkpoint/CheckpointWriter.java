package plumbline.core.checkpoint;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Writes one checkpoint so that it is there whole or not at all: everything under a name that says it is partial, synced
/// to the disk, the manifest last, then renamed. Tables may be written by several threads, each table by one.
///
/// Every method fails with a `ProblemException`: a full disk is DISK_FULL.
public interface CheckpointWriter extends AutoCloseable {

    /// The id it will have.
    String id();

    /// The folder it will have.
    Path path();

    /// Begins a table.
    ///
    /// @param absent whether these are the rows that did not exist, see [SavedTable#absent]
    TableWriter table(TableForm form, boolean absent);

    /// Where the copy of a SQLite file is to be put before [#packFile].
    Path filePlace();

    /// Packs and hashes the file put at [#filePlace] and removes it.
    ///
    /// @return the packed file as [SavedTable#file] has it, its bytes and hash
    PackedFile packFile();

    /// Writes manifest and hashes and gives the checkpoint its name.
    ///
    /// @param manifest with the id of this writer; its root is worked out here
    Checkpoint finish(Manifest manifest);

    /// Removes what was written unless it was finished. Never fails.
    @Override
    void close();

    /// A packed file.
    record PackedFile(String file, long bytes, long fileBytes, String sha256) {}

    /// Takes the rows of one table.
    interface TableWriter extends AutoCloseable {

        /// Takes a row.
        void row(Tuple tuple);

        /// How many bytes it took so far, unpacked.
        long bytes();

        /// How many rows it took so far.
        long rows();

        /// Ends the table and syncs it.
        ///
        /// @param absent the finished table of absent rows, or null
        SavedTable finish(String scope, @Nullable SavedTable absent);

        /// Lets go of the file. Never fails.
        @Override
        void close();
    }
}
