package plumbline.core.checkpoint.compare;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Delta;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;

/// A delta in a private file, which goes when it is closed. Thread-safe; a reader is used by one thread.
public final class DeltaFile implements Delta, AutoCloseable {

    private static final int BLOCK = 256 * 1024;
    private static final int ADDED = 0;
    private static final int REMOVED = 1;
    private static final int CHANGED = 2;

    private final TableForm form;
    private final SpillFile file;
    private final long added;
    private final long removed;
    private final long changed;

    private DeltaFile(TableForm form, SpillFile file, long[] counts) {
        this.form = form;
        this.file = file;
        this.added = counts[ADDED];
        this.removed = counts[REMOVED];
        this.changed = counts[CHANGED];
    }

    /// Begins one.
    ///
    /// @param form of the rows
    public static Writer write(TableForm form, Scratch scratch) {
        return new Writer(form, scratch);
    }

    @Override
    public TableForm form() {
        return form;
    }

    @Override
    public long added() {
        return added;
    }

    @Override
    public long removed() {
        return removed;
    }

    @Override
    public long changed() {
        return changed;
    }

    @Override
    public DeltaReader read() {
        return readFrom(0);
    }

    @Override
    public DeltaReader readFrom(long first) {
        SpillFile.Reader rows = file.read(first);
        return new DeltaReader() {
            @Override
            public boolean next() {
                return rows.next();
            }

            @Override
            public Kind kind() {
                return switch (rows.tag()) {
                    case ADDED -> Kind.ADDED;
                    case REMOVED -> Kind.REMOVED;
                    default -> Kind.CHANGED;
                };
            }

            @Override
            public Tuple before() {
                return Objects.requireNonNull(rows.first(), "an added row has no former state");
            }

            @Override
            public Tuple after() {
                return Objects.requireNonNull(rows.second(), "a removed row has no later state");
            }

            @Override
            public void close() {
                rows.close();
            }
        };
    }

    /// Removes the file. Never fails.
    @Override
    public void close() {
        file.close();
    }

    /// Writes a delta: differences by key, or in any order where there is no key. Used by one thread; close it in the end,
    /// which removes what was not finished.
    public static final class Writer implements AutoCloseable {

        private final TableForm form;
        private final SpillWriter out;
        private final long[] counts = new long[3];

        private Writer(TableForm form, Scratch scratch) {
            this.form = form;
            this.out = new SpillWriter(scratch, BLOCK);
        }

        /// Adds a difference.
        ///
        /// @param before null where it was added
        /// @param after  null where it was removed
        /// @throws plumbline.core.problem.ProblemException DISK_FULL
        public void add(Kind kind, @Nullable Tuple before, @Nullable Tuple after) {
            int tag = switch (kind) {
                case ADDED -> DeltaFile.ADDED;
                case REMOVED -> DeltaFile.REMOVED;
                case CHANGED -> DeltaFile.CHANGED;
            };
            out.put(tag, before, after);
            counts[tag]++;
        }

        /// Ends it.
        public DeltaFile finish() {
            return new DeltaFile(form, out.finish(), counts.clone());
        }

        @Override
        public void close() {
            out.close();
        }
    }
}
