package plumbline.core.checkpoint.archive;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointWriter;
import plumbline.core.checkpoint.CheckpointWriter.TableWriter;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.work.WorkContext;
import plumbline.testing.ChildJvm;

/// A program that writes checkpoints: until it is killed, or one of a given size with little memory.
final class WriterChild {

    private WriterChild() {}

    /// Starts one.
    ///
    /// @param mib how large a table is to be; 0: many small ones until it is killed
    static Process start(Path folder, int mib, String memory) throws IOException {
        return ChildJvm.of(WriterChild.class, memory, List.of(folder.toString(), Integer.toString(mib)))
                .redirectErrorStream(true).start();
    }

    /// Arguments: the folder and the size.
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        FolderShelf shelf = Sample.shelf(Path.of(arguments[0]));
        long size = Long.parseLong(arguments[1]) << 20;
        out.println("ready");
        if (size > 0) {
            Checkpoint made = large(shelf, size);
            out.println(shelf.verify(made, WorkContext.none()).isEmpty() ? "intact" : "damaged");
            return;
        }
        while (true) {
            Sample.make(shelf, "checkpoint_a", "manual", Sample.NOW, Sample.rows(20_000));
        }
    }

    private static Checkpoint large(FolderShelf shelf, long size) {
        TableForm form = Sample.form("large", Coding.COPY_BINARY, 2);
        Random random = new Random(1);
        byte[] value = new byte[280];
        try (CheckpointWriter writer = shelf.begin("checkpoint_a"); TableWriter table = writer.table(form, false)) {
            for (int i = 0; table.bytes() < size; i++) {
                random.nextBytes(value);
                table.row(Sample.row(new byte[][]{Integer.toString(i).getBytes(StandardCharsets.UTF_8), value}));
            }
            return writer.finish(Sample.manifest(writer, List.of(table.finish(SavedTable.WHOLE, null))));
        }
    }
}
