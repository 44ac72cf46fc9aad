package plumbline.core.checkpoint.restore;

import java.util.List;
import java.util.function.ToLongFunction;
import plumbline.core.checkpoint.LinkForm;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.RestorePlan.Said;
import plumbline.core.checkpoint.RestorePlan.TablePlan;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.target.Engine;

/// What a restore is expected to cost. The rates were measured on two shared cores (`RestoreEstimateBench`: 1,000 to 150,000
/// of 200,000 rows, with one index and with five, with up to three foreign keys; files of 200,000 and 1,000,000 rows): there
/// the time came out within a factor of two. A server that is busy with other work, or a slow disk, takes longer.
///
/// Not told, since nothing about them is known before: children that have no index on their foreign key, which the server
/// searches whole for every parent that goes; the indexes of a file (four of them took less than as long again) and its
/// foreign keys, which are checked once at the end.
///
/// @param wal    bytes of write-ahead log
/// @param millis under lock
record Estimate(long wal, long millis) {

    /// Finding the session, taking the locks, looking at structure, statistics, commit.
    private static final double ALWAYS = 0.15;
    /// Bytes a second that are saved, or read again.
    private static final double READ = 80e6;
    /// Seconds to ask of a row when it was written, which tells whether the preview's difference still holds.
    private static final double ASKED = 0.2e-6;
    /// Bytes a second of changed rows that are written down and saved before, and read again after.
    private static final double KEPT = 60e6;
    /// Seconds to change a row by its key.
    private static final double CHANGED = 16e-6;
    /// Seconds to put a row back that is missing, or to remove one by its key.
    private static final double MOVED = 3e-6;
    /// Seconds to load a row into an emptied table.
    private static final double LOADED = 1e-6;
    /// Seconds to save a row that a reload overwrites.
    private static final double OVERWRITTEN = 4e-6;
    /// Seconds to look up the parent of a row that comes back, for each foreign key of its table.
    private static final double PARENT = 5e-6;
    /// The same for a row loaded into an emptied table: the server looks all of them up at once.
    private static final double PARENT_LOADED = 0.6e-6;
    /// Seconds to look for children of a row that goes, by an index, for each foreign key that refers to its table.
    private static final double CHILDREN = 9e-6;
    /// Bytes a second of indexes that are kept while single rows change.
    private static final double INDEXED = 12e6;
    /// Bytes a second of indexes that are built anew.
    private static final double BUILT = 60e6;
    /// The log holds each row with its header.
    private static final double LOGGED = 1.2;
    /// Bytes a second of a file that are read and compared.
    private static final double FILE_READ = 19.5e6;
    /// Bytes a second of a file that are compared, saved and loaded again.
    private static final double FILE_LOADED = 9.7e6;
    /// Seconds to change a row of a file.
    private static final double FILE_CHANGED = 4e-6;

    static Estimate of(RestoreRequest request, List<TablePlan> tables, List<LinkForm> links, Manifest manifest,
            long indexBytes) {
        double rowBytes = (double) manifest.bytes() / Math.max(1, manifest.rows());
        return request.target().engine() == Engine.SQLITE
                ? ofFile(request.mode(), tables, rowBytes)
                : of(request.mode(), tables, links, rowBytes, indexBytes);
    }

    /// @param links      the foreign keys among the tables
    /// @param rowBytes   of a row on average
    /// @param indexBytes of all indexes of the tables, or -1
    static Estimate of(RestoreRequest.Mode mode, List<TablePlan> tables, List<LinkForm> links, double rowBytes,
            long indexBytes) {
        long kept = sum(tables, TablePlan::rows);
        double indexes = Math.max(0, indexBytes);
        double all = rowBytes * kept;
        if (mode == RestoreRequest.Mode.RELOAD) {
            double seconds = ALWAYS + 2 * all / READ + kept * LOADED
                    + sum(tables, table -> table.updates() + table.deletes()) * OVERWRITTEN + indexes / BUILT
                    + sum(tables, table -> table.rows() * parents(links, table)) * PARENT_LOADED;
            return new Estimate(Math.round(LOGGED * all + indexes), Math.round(1000 * seconds));
        }
        long written = sum(tables, table -> table.inserts() + table.updates());
        double touched = indexes * (kept == 0 ? 1 : Math.min(1, (double) written / kept));
        double seconds = ALWAYS + kept * ASKED + rowBytes * sum(tables, TablePlan::changes) / KEPT
                + sum(tables, TablePlan::updates) * CHANGED
                + sum(tables, table -> table.inserts() + table.deletes()) * MOVED + touched / INDEXED
                + sum(tables, table -> table.inserts() * parents(links, table)) * PARENT
                + sum(tables, table -> table.deletes() * children(links, table)) * CHILDREN;
        return new Estimate(Math.round(LOGGED * rowBytes * sum(tables, TablePlan::changes) + touched),
                Math.round(1000 * seconds));
    }

    /// @param rowBytes of a row on average
    static Estimate ofFile(RestoreRequest.Mode mode, List<TablePlan> tables, double rowBytes) {
        double all = rowBytes * sum(tables, TablePlan::rows);
        long changes = sum(tables, TablePlan::changes);
        boolean reload = mode == RestoreRequest.Mode.RELOAD;
        double seconds = ALWAYS + all / (reload ? FILE_LOADED : FILE_READ) + changes * FILE_CHANGED;
        return new Estimate(Math.round(LOGGED * (reload ? all : rowBytes * changes)), Math.round(1000 * seconds));
    }

    private static long sum(List<TablePlan> tables, ToLongFunction<TablePlan> what) {
        return tables.stream().mapToLong(what).sum();
    }

    private static long parents(List<LinkForm> links, TablePlan table) {
        return links.stream().filter(link -> link.child().equals(table.name())).count();
    }

    private static long children(List<LinkForm> links, TablePlan table) {
        return links.stream().filter(link -> link.parent().equals(table.name())).count();
    }

    /// Who waits from when until when.
    static List<Said> locks(RestoreRequest request, boolean readersWait) {
        if (request.target().engine() == Engine.SQLITE) {
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
