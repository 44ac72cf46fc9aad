package plumbline.core.checkpoint.archive;

import java.nio.file.Path;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.Origin;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tables;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;

/// The tables of a checkpoint the licensing-risk system wrote itself.
final class NativeTables implements Tables {

    private final Path path;
    private final Manifest manifest;

    NativeTables(Path path, Manifest manifest) {
        this.path = path;
        this.manifest = manifest;
    }

    @Override
    public Origin origin() {
        return manifest.origin();
    }

    @Override
    public Inventory inventory() {
        return SavedTables.inventory(manifest);
    }

    @Override
    public TupleReader rows(TableForm form) {
        for (int i = 0; i < manifest.tables().size(); i++) {
            TableForm its = manifest.tables().get(i).form();
            if (its.name().equals(form.name())) {
                return NativeRows.open(path, i, its);
            }
        }
        throw new ProblemException(Problem.of(ProblemCode.UNKNOWN_TABLE, form.name().toString()));
    }

    @Override
    public void close() {
        // each reader has its own file
    }
}
