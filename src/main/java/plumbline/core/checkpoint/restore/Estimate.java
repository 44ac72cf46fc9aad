package plumbline.core.checkpoint.restore;

import java.util.List;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.RestorePlan.Said;
import plumbline.core.checkpoint.RestorePlan.TablePlan;
import plumbline.core.checkpoint.RestoreRequest;

/// What a restore is expected to cost. The rates were measured on two shared cores (`RestoreEstimateBench`: 1,000 to 150,000
/// of 200,000 rows, with one index and with five): there the time came out within a factor of two. A server that is busy
/// with other work, or a slow disk, takes longer.
///
/// @param wal    bytes of write-ahead log
/// @param millis under lock
record Estimate(long wal, long millis) {

    /// Finding the session, taking the locks, looking at structure, statistics, commit.
    private static final double ALWAYS = 0.25;
    /// Bytes a second that are read and compared, saved, or read again.
    private static final double READ = 80e6;
    /// Bytes a second of changed rows that are written down and saved before, and read again after.
    private static final double KEPT = 60e6;
    /// Seconds to change a row by its key.
    private static final double CHANGED = 16e-6;
    /// Seconds to load a row into an emptied table.
    private static final double LOADED = 3e-6;
    /// Bytes a second of indexes that are kept while single rows change.
    private static final double INDEXED = 12e6;
    /// Bytes a second of indexes that are built anew.
    private static final double BUILT = 60e6;
    /// The log holds each row with its header.
    private static final double LOGGED = 1.2;

    static Estimate of(RestoreRequest request, List<TablePlan> tables, Manifest manifest, long indexBytes) {
        return of(request.mode(), tables, (double) manifest.bytes() / Math.max(1, manifest.rows()), indexBytes);
    }

    /// @param rowBytes   of a row on average
    /// @param indexBytes of all indexes of the tables, or -1
    static Estimate of(RestoreRequest.Mode mode, List<TablePlan> tables, double rowBytes, long indexBytes) {
        long kept = tables.stream().mapToLong(TablePlan::rows).sum();
        double indexes = Math.max(0, indexBytes);
        double all = rowBytes * kept;
        if (mode == RestoreRequest.Mode.RELOAD) {
            double seconds = ALWAYS + 3 * all / READ + kept * LOADED + indexes / BUILT;
            return new Estimate(Math.round(LOGGED * all + indexes), Math.round(1000 * seconds));
        }
        long changes = tables.stream().mapToLong(TablePlan::changes).sum();
        double written = rowBytes * changes;
        double touched = indexes * (kept == 0 ? 1 : Math.min(1, (double) changes / kept));
        double seconds = ALWAYS + all / READ + written / KEPT + changes * CHANGED + touched / INDEXED;
        return new Estimate(Math.round(LOGGED * written + touched), Math.round(1000 * seconds));
    }

    /// Who waits from when until when.
    static List<Said> locks(RestoreRequest request, boolean readersWait) {
        if (request.target().engine() == plumbline.core.target.Engine.SQLITE) {
            return List.of(new Said("restoring.locks.file", List.of()),
                    new Said(readersWait ? "restoring.locks.file-readers" : "restoring.locks.readers-go-on",
                            List.of()));
        }
        return readersWait
                ? List.of(new Said("restoring.locks.writers", List.of()),
                        new Said("restoring.locks.readers", List.of()))
                : List.of(new Said("restoring.locks.writers", List.of()),
                        new Said("restoring.locks.readers-go-on", List.of()));
    }
}
