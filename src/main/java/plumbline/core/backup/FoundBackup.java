package plumbline.core.backup;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A backup as it lies in a folder.
///
/// @param at     when it was begun: by its record, else by its name, else by its last change
/// @param bytes  0 for a folder
/// @param record null where it has none
/// @param flaw   what is wrong with it, as far as it was looked at; null where nothing is
public record FoundBackup(Path path, Kind kind, State state, Instant at, long bytes, @Nullable BackupRecord record,
        @Nullable Flaw flaw) {

    /// What is known without reading it all.
    ///
    /// - `WHOLE`: it has the size its record says; whether each byte is right is a question for verification.
    /// - `UNRECORDED`: it has no record; someone else's script made it.
    /// - `DAMAGED`: it is not what its record says, or a script that does not end as it should.
    /// - `HALF`: its writing was not finished.
    public enum State {

        WHOLE, UNRECORDED, DAMAGED, HALF;

        /// The word in JSON.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Its file name.
    public String name() {
        return String.valueOf(path.getFileName());
    }

    /// What it shares with the backups that stand for it in retention.
    String series() {
        return record == null ? BackupNames.seriesOf(name()) : record.series();
    }
}
