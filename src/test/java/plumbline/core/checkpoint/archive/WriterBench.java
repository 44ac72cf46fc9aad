package plumbline.core.checkpoint.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointWriter;
import plumbline.core.checkpoint.CheckpointWriter.TableWriter;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tables;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.TupleReader;

/// How fast rows of about 280 bytes are written and read by one thread, with digest, hashes and packing.
@Tag("bench")
final class WriterBench {

    private static final int ROWS = 1_500_000;

    @TempDir
    Path folder;

    /// Ten fields as an order has them: numbers, times, words from a list, a random token.
    private static Tuple[] rows() {
        Random random = new Random(3);
        String[] words = {"shipped", "waiting for the customer", "paid", "returned to the warehouse", "cancelled"};
        Tuple[] rows = new Tuple[50_000];
        for (int i = 0; i < rows.length; i++) {
            byte[] token = new byte[16];
            random.nextBytes(token);
            String note = words[random.nextInt(5)] + " after " + random.nextInt(90) + " days, "
                    + words[random.nextInt(5)] + "; customer " + random.nextInt(100_000) + " of region "
                    + random.nextInt(40) + ", order of " + words[random.nextInt(5)];
            rows[i] = Sample.row(new byte[][]{number(i), number(random.nextInt(100_000)), number(random.nextLong()),
                token, words[random.nextInt(5)].getBytes(StandardCharsets.UTF_8),
                note.getBytes(StandardCharsets.UTF_8), number(random.nextInt(1000)), null,
                ("user" + random.nextInt(5000) + "@example.org").getBytes(StandardCharsets.UTF_8),
                number(1_700_000_000_000L + i)});
        }
        return rows;
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(8).putLong(value).array();
    }

    @Test
    void writesAndReads(TestReporter reporter) throws IOException {
        Tuple[] rows = rows();
        for (Coding coding : new Coding[]{Coding.COPY_BINARY, Coding.COPY_TEXT}) {
            double best = 0;
            double bestRead = 0;
            for (int round = 0; round < 4; round++) {
                Checkpoint made;
                long bytes;
                TableForm form = Sample.form("orders", coding, 10);
                try (CheckpointWriter writer = Sample.shelf(folder).begin("a");
                        TableWriter table = writer.table(form, false)) {
                    long begun = System.nanoTime();
                    for (int i = 0; i < ROWS; i++) {
                        table.row(rows[i % rows.length]);
                    }
                    bytes = table.bytes();
                    best = Math.max(best, bytes / 1.048576 * 1e3 / (System.nanoTime() - begun));
                    made = writer
                            .finish(Sample.manifest(writer, java.util.List.of(table.finish(SavedTable.WHOLE, null))));
                }
                long begun = System.nanoTime();
                try (Tables tables = Sample.shelf(folder).open(made); TupleReader reader = tables.rows(form)) {
                    while (reader.next()) {
                        reader.tuple();
                    }
                }
                bestRead = Math.max(bestRead, bytes / 1.048576 * 1e3 / (System.nanoTime() - begun));
                reporter.publishEntry("packed to", made.diskBytes() * 100 / bytes + " %, row of " + bytes / ROWS);
                Sample.shelf(folder).delete(made);
            }
            reporter.publishEntry(coding.word(),
                    String.format("written %.0f MiB/s, read %.0f MiB/s", best, bestRead));
        }
    }
}
