package plumbline.core.checkpoint.restore;

import java.util.List;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.RestorePlan.Said;
import plumbline.core.checkpoint.RestorePlan.TablePlan;
import plumbline.core.checkpoint.RestoreRequest;

/// What a restore is expected to cost. The rates were measured on two shared cores; a server does as well or better.
///
/// @param wal    bytes of write-ahead log
/// @param millis under lock
record Estimate(long wal, long millis) {

    /// Bytes a second that are read and compared.
    private static final double COMPARED = 120e6;
    /// Bytes a second that are loaded and indexed.
    private static final double LOADED = 40e6;
    /// The log holds each row with its header.
    private static final double LOGGED = 1.2;

    static Estimate of(RestoreRequest request, List<TablePlan> tables, Manifest manifest, long indexBytes) {
        long rows = Math.max(1, manifest.rows());
        double rowBytes = (double) manifest.bytes() / rows;
        long changes = tables.stream().mapToLong(TablePlan::changes).sum();
        long kept = tables.stream().mapToLong(TablePlan::rows).sum();
        boolean reload = request.mode() == RestoreRequest.Mode.RELOAD;
        double written = rowBytes * (reload ? kept : changes);
        double share = kept == 0 ? 1 : Math.min(1, (double) (reload ? kept : changes) / kept);
        double wal = LOGGED * written + share * Math.max(0, indexBytes);
        double read = rowBytes * kept * (reload ? 1 : 1.2);
        return new Estimate(Math.round(wal), Math.round(1000 * (read / COMPARED + wal / LOADED)) + 50);
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
