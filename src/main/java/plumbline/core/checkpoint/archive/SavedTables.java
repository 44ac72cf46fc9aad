package plumbline.core.checkpoint.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Fault;
import plumbline.core.checkpoint.Fault.Code;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.Origin;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tables;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.sql.TableName;

/// The tables of a checkpoint in a folder. Nothing but the manifest is read before rows are asked for.
final class SavedTables implements Tables {

    private final String id;
    private final Path folder;
    private final Contents contents;
    private final CopyOpener opener;
    private final Inventory inventory;
    private final Map<TableName, SavedTable> byName;
    private @Nullable UnpackedCopy copy;

    SavedTables(String id, Path folder, Contents contents, CopyOpener opener) {
        this.id = id;
        this.folder = folder;
        this.contents = contents;
        this.opener = opener;
        this.inventory = inventory(contents.manifest());
        this.byName = contents.manifest().byName();
    }

    @Override
    public Origin origin() {
        return contents.manifest().origin();
    }

    @Override
    public Inventory inventory() {
        return inventory;
    }

    static Inventory inventory(Manifest manifest) {
        Inventory its = manifest.inventory();
        return new Inventory(manifest.tables().stream().map(SavedTable::form).toList(), its.links(), its.triggers(),
                its.sequences(), its.skipped(), its.schema());
    }

    @Override
    public TupleReader rows(TableForm form) {
        SavedTable table = table(form);
        return contents.copied(table) ? copy().rows(form) : stored(table, table.file());
    }

    @Override
    public TupleReader rowsFrom(TableForm form, long first) {
        SavedTable table = table(form);
        return contents.copied(table) ? copy().rowsFrom(form, first) : stored(table, table.file()).after(first);
    }

    /// The rows that did not exist.
    TupleReader absent(SavedTable table) {
        return stored(table, table.absent());
    }

    private SavedTable table(TableForm form) {
        SavedTable saved = byName.get(form.name());
        if (saved == null) {
            throw new ProblemException(Problem.of(ProblemCode.UNKNOWN_TABLE, form.name().toString()));
        }
        return saved;
    }

    private SavedRows stored(SavedTable table, String name) {
        StoredFile file = contents.files().get(name);
        if (file == null) {
            throw new ProblemException(Problem.of(ProblemCode.BAD_CHECKPOINT, id, Fault.of(Code.STRANGE, name)));
        }
        return new SavedRows(id, folder, file, table.form().coding(), table.form().columns().size());
    }

    private Tables copy() {
        UnpackedCopy its = copy;
        if (its == null) {
            its = opener.open(id, folder, contents);
            copy = its;
        }
        return its.tables();
    }

    @Override
    public Tables ofFile() {
        return contents.copy() == null ? this : copy();
    }

    /// Where the copied SQLite file lies unpacked.
    Path copiedFile() {
        Tables _ = copy();
        return java.util.Objects.requireNonNull(copy).file();
    }

    @Override
    public void close() {
        UnpackedCopy its = copy;
        copy = null;
        if (its != null) {
            its.close();
        }
    }

    /// What failed while reading a file of a checkpoint.
    static ProblemException bad(String id, String file, IOException failed) {
        return new ProblemException(
                Problem.of(ProblemCode.BAD_CHECKPOINT, id, Disk.fault(file, failed)), failed);
    }
}
