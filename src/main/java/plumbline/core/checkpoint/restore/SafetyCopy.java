package plumbline.core.checkpoint.restore;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointWriter;
import plumbline.core.checkpoint.Delta;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.Origin;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.RestoreTables;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.repair.Actor;
import plumbline.core.sql.TableName;
import plumbline.core.target.Identity;
import plumbline.core.work.WorkContext;

/// Saves what a restore is about to change, under its lock and before its first change.
///
/// @param version of the program
record SafetyCopy(Actor actor, String version, InstantSource clock) {

    /// What the copy is for.
    ///
    /// @param of  the checkpoint that is put back
    /// @param run the journal's
    record Purpose(Checkpoint of, String run) {

        String id() {
            return "auto_backup_before_restore_" + of.id();
        }
    }

    /// The run that a restore takes back: it puts all of that run's safety checkpoint back where it was taken.
    ///
    /// @return empty where it takes none back
    static String undoes(RestoreRequest request, Identity identity) {
        Manifest safety = request.checkpoint().contents();
        Origin origin = safety.origin();
        boolean all = request.tables().isEmpty() && request.choice().all();
        return all && safety.reason().equals(Manifest.SAFETY)
                && SameDatabase.is(origin.engine(), origin.identity(), identity) ? safety.run() : "";
    }

    /// Saves the rows that change as they are, and which rows are not there yet.
    ///
    /// @param owners tables, as `schema.table`, whose sequences change: they are among the saved ones too, without a row
    Checkpoint ofRows(Shelf shelf, Purpose purpose, RestoreTables target, Inventory inventory, List<Delta> deltas,
            Set<String> owners, WorkContext context) {
        return write(shelf, purpose, target.origin(), inventory, (writer, saved) -> {
            for (Delta delta : deltas) {
                if (delta.size() > 0 || owns(owners, delta.form())) {
                    context.checkCancelled();
                    TableForm live = inventory.table(delta.form().name()).orElse(delta.form());
                    saved.add(inParts(delta, live)
                            ? rows(writer, delta, context)
                            : table(writer, live, false, target.rows(live), SavedTable.WHOLE, null, context));
                }
            }
        });
    }

    private static boolean owns(Set<String> owners, TableForm form) {
        TableName root = form.root();
        return owners.contains(form.name().toString()) || (root != null && owners.contains(root.toString()));
    }

    /// Without a key nothing tells later which of several equal rows were meant, and a column that the checkpoint lacks is
    /// not among the rows that were compared: then the whole table is saved.
    private static boolean inParts(Delta delta, TableForm live) {
        return !live.key().isEmpty() && live.columns().equals(delta.form().columns());
    }

    private static SavedTable rows(CheckpointWriter writer, Delta delta, WorkContext context) {
        SavedTable absent = null;
        if (delta.added() > 0) {
            absent = table(writer, delta.form(), true, DeltaRows.added(delta), SavedTable.ROWS, null, context);
        }
        return table(writer, delta.form(), false, DeltaRows.before(delta), SavedTable.ROWS, absent, context);
    }

    /// Saves whole tables.
    Checkpoint ofTables(Shelf shelf, Purpose purpose, RestoreTables target, Inventory inventory, List<TableForm> forms,
            WorkContext context) {
        return write(shelf, purpose, target.origin(), inventory, (writer, saved) -> {
            for (TableForm form : forms) {
                context.checkCancelled();
                saved.add(table(writer, form, false, target.rows(form), SavedTable.WHOLE, null, context));
            }
        });
    }

    private static SavedTable table(CheckpointWriter writer, TableForm form, boolean absent, TupleReader rows,
            String scope, @Nullable SavedTable finished, WorkContext context) {
        try (rows; CheckpointWriter.TableWriter out = writer.table(form, absent)) {
            while (rows.next()) {
                out.row(rows.tuple());
                if ((out.rows() & 0xFFF) == 0) {
                    context.checkCancelled();
                }
            }
            return out.finish(scope, finished);
        }
    }

    private Checkpoint write(Shelf shelf, Purpose purpose, Origin origin, Inventory inventory, Content content) {
        Instant began = clock.instant();
        try (CheckpointWriter writer = shelf.begin(purpose.id())) {
            List<SavedTable> saved = new ArrayList<>();
            content.write(writer, saved);
            Inventory kept = new Inventory(List.of(), inventory.links(), inventory.triggers(), inventory.sequences(),
                    inventory.skipped(), inventory.schema());
            return writer.finish(new Manifest(Manifest.VERSION, Manifest.VERSION, writer.id(), "", Manifest.SAFETY,
                    origin.identity().role(), actor.account(), version, began,
                    clock.instant().toEpochMilli() - began.toEpochMilli(), purpose.of().id(), purpose.run(), origin,
                    saved, kept, ""));
        }
    }

    @FunctionalInterface
    private interface Content {
        void write(CheckpointWriter writer, List<SavedTable> saved);
    }
}
