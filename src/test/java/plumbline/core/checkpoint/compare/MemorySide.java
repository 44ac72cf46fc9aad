package plumbline.core.checkpoint.compare;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointWriter;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.Fault;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.KeyOrder;
import plumbline.core.checkpoint.KeyPart;
import plumbline.core.checkpoint.LinkSpeed;
import plumbline.core.checkpoint.LiveReader;
import plumbline.core.checkpoint.LiveTables;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.Origin;
import plumbline.core.checkpoint.RangeReader;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.SequenceForm;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.checkpoint.Side;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tables;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.ValueKind;
import plumbline.core.sql.Ident;
import plumbline.core.sql.TableName;
import plumbline.core.target.Engine;
import plumbline.core.target.Identity;
import plumbline.core.target.ServerVersion;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;
import plumbline.testing.Shop;

/// A side of a comparison held in memory: a checkpoint or a target with the same tables. Counts what is open.
final class MemorySide {

    final List<SequenceForm> sequences = new ArrayList<>();
    final List<TableForm> asked = new ArrayList<>();
    String digest = "";
    Coding coding = Coding.COPY_BINARY;
    int open;
    boolean ordered = true;
    boolean together = true;
    Optional<LinkSpeed> link = Optional.empty();
    /// What was asked about ranges, by table; nothing where the server has none.
    @Nullable
    Map<String, MemoryRanges> ranges;
    int givesWay;

    private final String name;
    private final Map<String, TableForm> forms = new TreeMap<>();
    private final Map<String, List<byte[]>> rows = new TreeMap<>();
    private final Map<String, List<byte[]>> absent = new TreeMap<>();

    MemorySide(String name) {
        this.name = name;
    }

    /// A table `(id type, name text)` with the key `id`.
    void table(String table, String type, byte[]... its) {
        columns(table, List.of("id " + type, "name text"), its);
    }

    void columns(String table, List<String> columns, byte[]... its) {
        List<ColumnForm> forms = columns.stream().map(column -> {
            String[] words = column.split(" ", -1);
            return new ColumnForm(new Ident(words[0]), words[1], 0, words[1].equals("text") ? "text" : "int8",
                    ValueKind.TEXT, false, false);
        }).toList();
        int key = IntStream.range(0, columns.size()).filter(i -> columns.get(i).startsWith("id ")).findFirst()
                .orElseThrow();
        this.forms.put(table, new TableForm(TableName.of("public", table), "table", null, forms, List.of(),
                List.of(new KeyPart(key, KeyOrder.SIGNED)), ordered, coding, List.of(), its.length, -1));
        rows.put(table, Arrays.asList(its));
    }

    /// A table of which only some rows are saved.
    void partial(String table, List<byte[]> saved, List<byte[]> missing) {
        table(table, "bigint", saved.toArray(byte[][]::new));
        absent.put(table, missing);
    }

    Side saved() {
        List<SavedTable> tables = forms.values().stream().map(form -> {
            String table = form.name().table().name();
            boolean some = absent.containsKey(table);
            List<byte[]> its = rows.getOrDefault(table, List.of());
            return new SavedTable(form, its.size(), its.stream().mapToLong(row -> row.length).sum(), "", 0, "", digest,
                    List.of(),
                    some ? SavedTable.ROWS : SavedTable.WHOLE, some ? "absent" : "");
        }).toList();
        Manifest manifest = new Manifest(1, 1, name, "", Manifest.MANUAL, "", "", "", Instant.EPOCH, 0, "", "",
                origin(), tables, inventory(), "");
        return new Side.Saved(new MemoryShelf(), new Checkpoint(name, Path.of(name), Checkpoint.Condition.GOOD, null,
                manifest, new Checkpoint.Label("", false, null, false), 0));
    }

    Side live() {
        return new Side.Live(target());
    }

    private Target target() {
        return new Target(name, "", Shop.TEST.environment(), Shop.TEST.address(), List.of(), Duration.ofSeconds(5),
                false);
    }

    static LiveReader reader(MemorySide... sides) {
        return new LiveReader() {
            @Override
            public LiveTables open(Target target, Choice choice, WorkContext context) {
                MemorySide side = Arrays.stream(sides).filter(one -> one.name.equals(target.name())).findFirst()
                        .orElseThrow();
                for (TableName table : choice.tables()) {
                    if (!side.forms.containsKey(table.table().name())) {
                        throw new ProblemException(Problem.of(ProblemCode.UNKNOWN_TABLE, table.toString()));
                    }
                }
                if (side.givesWay-- > 0) {
                    throw new ProblemException(Problem.of(ProblemCode.GIVES_WAY, side.name, "4711"));
                }
                return side.new MemoryTables(true);
            }

            @Override
            public Tables openCopy(Path file, Origin origin) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private Origin origin() {
        return new Origin(Engine.POSTGRESQL, name, new Identity("1", "2 shop", "", "", new ServerVersion(180000, "18")),
                Instant.EPOCH, Map.of());
    }

    private Inventory inventory() {
        return new Inventory(List.copyOf(forms.values()), List.of(), List.of(), sequences, List.of(), "");
    }

    private TupleReader counted(List<byte[]> its) {
        open++;
        MemoryRows reader = new MemoryRows(its);
        return new TupleReader() {
            private boolean closed;

            @Override
            public boolean next() {
                return reader.next();
            }

            @Override
            public Tuple tuple() {
                return reader.tuple();
            }

            @Override
            public void close() {
                open -= closed ? 0 : 1;
                closed = true;
            }
        };
    }

    private final class MemoryTables implements LiveTables {

        private final boolean live;

        MemoryTables(boolean live) {
            this.live = live;
            open++;
        }

        @Override
        public Origin origin() {
            return MemorySide.this.origin();
        }

        @Override
        public Inventory inventory() {
            return MemorySide.this.inventory();
        }

        @Override
        public TupleReader rows(TableForm form) {
            if (live) {
                asked.add(form);
            }
            TableForm own = Objects.requireNonNull(forms.get(form.name().table().name()));
            List<Integer> places = form.columns().stream().map(own.columns()::indexOf).toList();
            return new Projected(counted(rows.getOrDefault(form.name().table().name(), List.of())), places);
        }

        @Override
        public Optional<RangeReader> ranges(TableForm form) {
            String table = form.name().table().name();
            return Optional.ofNullable(ranges).map(all -> all.computeIfAbsent(table,
                    _ -> new MemoryRanges(form, rows.getOrDefault(table, List.of()), together)));
        }

        @Override
        public Optional<LinkSpeed> link() {
            return link;
        }

        @Override
        public LiveTables beside() {
            return new MemoryTables(live);
        }

        @Override
        public void close() {
            open--;
        }
    }

    private final class MemoryShelf implements Shelf {

        @Override
        public Tables open(Checkpoint checkpoint) {
            return new MemoryTables(false);
        }

        @Override
        public TupleReader absent(Checkpoint checkpoint, SavedTable table) {
            return counted(absent.getOrDefault(table.form().name().table().name(), List.of()));
        }

        @Override
        public Path folder() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Checkpoint> all() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Checkpoint find(String idOrPath) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Fault> verify(Checkpoint checkpoint, WorkContext context) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void delete(Checkpoint checkpoint) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Checkpoint relabel(Checkpoint checkpoint, String description, boolean pinned) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Checkpoint> outdated(int keep, Duration age, Predicate<Checkpoint> among) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Fault> exportTo(Checkpoint checkpoint, Path file, WorkContext context) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Checkpoint importFrom(Path file, WorkContext context) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CheckpointWriter begin(String wantedId) {
            throw new UnsupportedOperationException();
        }
    }
}
