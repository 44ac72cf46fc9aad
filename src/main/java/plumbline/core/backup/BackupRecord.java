package plumbline.core.backup;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.target.Identity;

/// What stands beside a backup in `<file>.json`.
///
/// @param file     the backup's file name
/// @param target   the connection's name, or the folder of an archive of files
/// @param identity which database it was; null for files
/// @param tool     what made it, in one line
/// @param tables   of a backup of chosen tables
/// @param at       when it was begun: what is in it is not older
/// @param who      the account on the machine that made it
/// @param notes    what a reader must know, such as files that could not be read
public record BackupRecord(String file, Kind kind, Scope scope, String target, @Nullable Identity identity, String tool,
        List<String> tables, Instant at, String who, String host, long bytes, String sha256, List<String> notes) {

    public BackupRecord {
        tables = List.copyOf(tables);
        notes = List.copyOf(notes);
    }

    /// The same with what is known only of the finished file.
    BackupRecord of(long size, String hash) {
        return new BackupRecord(file, kind, scope, target, identity, tool, tables, at, who, host, size, hash, notes);
    }

    /// What backups have in common that stand for each other in retention: of the same thing, of the same part of it.
    String series() {
        String what = identity == null ? target : identity.system() + " " + identity.database();
        return kind.word() + " " + scope.word() + " " + what + " " + tables;
    }
}
