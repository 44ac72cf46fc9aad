package plumbline.core.checkpoint.archive;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointWriter;
import plumbline.core.checkpoint.CheckpointWriter.TableWriter;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.KeyOrder;
import plumbline.core.checkpoint.KeyPart;
import plumbline.core.checkpoint.LinkForm;
import plumbline.core.checkpoint.LiveReader;
import plumbline.core.checkpoint.LiveTables;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.Origin;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.SequenceForm;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.checkpoint.Skipped;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tables;
import plumbline.core.checkpoint.TriggerForm;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.session.ValueKind;
import plumbline.core.sql.Ident;
import plumbline.core.sql.TableName;
import plumbline.core.target.Engine;
import plumbline.core.target.Identity;
import plumbline.core.target.ServerVersion;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// Checkpoints of made-up rows.
final class Sample {

    static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    static final InstantSource CLOCK = InstantSource.fixed(NOW);

    private Sample() {}

    /// Opens nothing.
    static final LiveReader NO_READER = new LiveReader() {
        @Override
        public LiveTables open(Target target, Choice choice, WorkContext context) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Tables openCopy(Path file, Origin origin) {
            throw new UnsupportedOperationException();
        }
    };

    static FolderShelf shelf(Path folder) {
        return new FolderShelf(folder, NO_READER, CLOCK);
    }

    static TableForm form(TableName name, Coding coding, int columns) {
        List<ColumnForm> all = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            all.add(new ColumnForm(new Ident("c" + i), "text", 25, "text", ValueKind.TEXT, i == 0, false));
        }
        List<KeyPart> key = columns == 0 ? List.of() : List.of(new KeyPart(0, KeyOrder.BYTES));
        return new TableForm(name, "table", null, all, List.of("total"), key, true, coding,
                List.of("column c0 text not null"), 12, -1);
    }

    static TableForm form(String name, Coding coding, int columns) {
        return form(TableName.of("public", name), coding, columns);
    }

    static Tuple row(@Nullable String... fields) {
        return row(Arrays.stream(fields)
                .<byte @Nullable []>map(field -> field == null ? null : field.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new));
    }

    static Tuple row(byte[] @Nullable [] fields) {
        int size = 2;
        for (byte[] field : fields) {
            size += 4 + (field == null ? 0 : field.length);
        }
        ByteBuffer bytes = ByteBuffer.allocate(size).putShort((short) fields.length);
        for (byte[] field : fields) {
            bytes.putInt(field == null ? -1 : field.length);
            if (field != null) {
                bytes.put(field);
            }
        }
        Tuple tuple = new Tuple();
        tuple.set(bytes.array(), 0, size);
        return tuple;
    }

    static List<@Nullable String> texts(Tuple tuple) {
        List<@Nullable String> texts = new ArrayList<>();
        for (int i = 0; i < tuple.fields(); i++) {
            texts.add(tuple.isNull(i)
                    ? null
                    : new String(tuple.bytes(), tuple.place(i), tuple.length(i), StandardCharsets.UTF_8));
        }
        return texts;
    }

    static SavedTable write(CheckpointWriter writer, TableForm form, Iterable<Tuple> rows) {
        try (TableWriter table = writer.table(form, false)) {
            rows.forEach(table::row);
            return table.finish(SavedTable.WHOLE, null);
        }
    }

    static Manifest manifest(CheckpointWriter writer, List<SavedTable> tables) {
        return manifest(writer, tables, Manifest.MANUAL, NOW);
    }

    static Manifest manifest(CheckpointWriter writer, List<SavedTable> tables, String reason, Instant created) {
        Identity identity = new Identity("7311", "16401 shop", "10.0.0.1:5432", "ops",
                new ServerVersion(180_001, "18.1"));
        Origin origin = new Origin(Engine.POSTGRESQL, "Shop", identity, created,
                Map.of("snapshot", "884:884:", "encoding", "UTF8"));
        TableName orders = TableName.of("public", "orders");
        Inventory inventory = new Inventory(List.of(),
                List.of(new LinkForm("lines_fk", TableName.of("public", "lines"), List.of(new Ident("order_id")),
                        orders,
                        List.of(new Ident("id")), "FOREIGN KEY (order_id) REFERENCES orders(id)", false, false, true,
                        "no action")),
                List.of(new TriggerForm(orders, "audit", "O", "CREATE TRIGGER audit")),
                List.of(new SequenceForm(TableName.of("public", "orders_id_seq"), 41, true, 1, "public.orders", "id")),
                List.of(new Skipped("public.sales", "view")), "create table orders (id bigint);\n");
        return new Manifest(Manifest.VERSION, 1, writer.id(), "before the price fix", reason, "ops", "anna", "1.2.3",
                created, 17, "", "", origin, tables, inventory, "");
    }

    /// A checkpoint of one table.
    static Checkpoint make(Shelf shelf, String id, String reason, Instant created, Iterable<Tuple> rows) {
        try (CheckpointWriter writer = shelf.begin(id)) {
            List<SavedTable> tables = List.of(write(writer, form("orders", Coding.COPY_BINARY, 2), rows));
            return writer.finish(manifest(writer, tables, reason, created));
        }
    }

    static Checkpoint make(Shelf shelf, String id) {
        return make(shelf, id, Manifest.MANUAL, NOW, rows(3));
    }

    /// Rows of a number and a text.
    static List<Tuple> rows(int count) {
        List<Tuple> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(row(String.format("%06d", i), "value of " + i));
        }
        return rows;
    }

    static List<Tuple> read(TupleReader reader) {
        List<Tuple> rows = new ArrayList<>();
        try (TupleReader open = reader) {
            while (open.next()) {
                rows.add(open.tuple().copy());
            }
        }
        return rows;
    }
}
