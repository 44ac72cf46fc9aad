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

        /// Begins to take some of the rows on a thread of their own; they stand in the file where the part is put.
        PartWriter part();

        /// How many bytes it took so far, unpacked.
        long bytes();

        /// How many rows it took so far.
        long rows();

        /// Ends the table; it is on the disk when the checkpoint is finished.
        ///
        /// @param absent the finished table of absent rows, or null
        SavedTable finish(String scope, @Nullable SavedTable absent);

        /// Lets go of the file. Never fails.
        @Override
        void close();
    }

    /// Takes rows of one table beside others that do the same: packs them, and keeps what was packed until it is its turn
    /// to be put into the file. Used by one thread.
    interface PartWriter extends AutoCloseable {

        /// Takes a row.
        void row(Tuple tuple);

        /// How many packed bytes are kept in the memory.
        long kept();

        /// Puts what is kept into the file, and from now on whatever is packed: all parts before this one have ended, and
        /// none behind it was begun.
        void begin();

        /// Ends the part, which has begun.
        void end();

        /// Lets go of what it keeps. Never fails.
        @Override
        void close();
    }
}
