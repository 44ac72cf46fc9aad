package plumbline.testing;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.Checkpoints;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.Comparison;
import plumbline.core.checkpoint.Comparisons;
import plumbline.core.checkpoint.CreateRequest;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.LiveReader;
import plumbline.core.checkpoint.LiveTables;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.Origin;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.checkpoint.Side;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tables;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.checkpoint.cell.Cells;
import plumbline.core.problem.Outcome;
import plumbline.core.sql.TableName;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.watch.Watched;
import plumbline.core.work.WorkContext;
import plumbline.ui.checkpoints.CheckpointDialogs;
import plumbline.ui.checkpoints.CheckpointsViewModel;
import plumbline.ui.checkpoints.CreateViewModel;
import plumbline.ui.checkpoints.DescribeViewModel;
import plumbline.ui.checkpoints.InnerMarks;
import plumbline.ui.checkpoints.PackTables;
import plumbline.ui.checkpoints.RemoveViewModel;
import plumbline.ui.checkpoints.RetentionViewModel;
import plumbline.ui.fx.UiWork;
import plumbline.ui.sheet.RestoreOrder;

/// The checkpoints screen's surroundings on sample data; remembers what was asked for.
public final class SampleShelf implements CheckpointDialogs, Checkpoints, Comparisons, LiveReader {

    public static final Target PROD = Shop.PROD;
    public static final Target OTHER = Shop.target("shop-copy", Environment.TEST);

    public final FakeShelf shelf;
    public final List<CreateRequest> created = new CopyOnWriteArrayList<>();
    public final List<Side> compared = new CopyOnWriteArrayList<>();
    public final List<String> readers = new CopyOnWriteArrayList<>();
    public final List<FakeComparison> comparisons = new CopyOnWriteArrayList<>();
    public final List<RestoreOrder> restores = new ArrayList<>();
    public final List<Object> dialogs = new ArrayList<>();
    private final InstantSource clock;
    private final SampleCheckpoints samples;
    private volatile BiFunction<Side, Side, Outcome<Comparison>> compare = this::made;
    private @Nullable CheckpointDialogs asked;
    private java.util.function.BiConsumer<RestoreOrder, Runnable> restoring = (order, _) -> restores.add(order);

    public SampleShelf(InstantSource clock) {
        this.clock = clock;
        this.samples = new SampleCheckpoints(clock.instant());
        this.shelf = new FakeShelf(samples.some());
    }

    public SampleCheckpoints samples() {
        return samples;
    }

    /// Lets the next comparisons answer otherwise.
    public void comparing(BiFunction<Side, Side, Outcome<Comparison>> answer) {
        compare = answer;
    }

    /// Asks the screen's questions elsewhere.
    public void asking(CheckpointDialogs elsewhere) {
        asked = elsewhere;
    }

    /// Opens the sheet elsewhere.
    public void restoring(java.util.function.BiConsumer<RestoreOrder, Runnable> elsewhere) {
        restoring = elsewhere;
    }

    /// The screen's view-model.
    public CheckpointsViewModel model(UiWork work, ObservableValue<java.time.Instant> now, MemoryState state) {
        return new CheckpointsViewModel(new CheckpointsViewModel.Sources(shelf, this, this, this,
                new Watched<>(List.of(PROD, OTHER)),
                _ -> List.of(new PackTables("Licensing risks", List.of(TableName.of("region_theme_permits")))),
                (order, changed) -> restoring.accept(order, changed), (_, _, _, _) -> {},
                Cells::text,
                new InnerMarks(), this, clock, ZoneOffset.UTC), work, now, state);
    }

    @Override
    public Outcome<Checkpoint> create(CreateRequest request, Shelf onto, CheckpointLog log, WorkContext context) {
        created.add(request);
        log.line(Level.INFO, "=".repeat(80));
        log.line(Level.INFO, "[CHECKPOINT] Starting checkpoint creation: checkpoint_20261120_120000");
        for (int i = 0; i < SampleCheckpoints.TABLES.size(); i++) {
            String table = SampleCheckpoints.TABLES.get(i);
            log.line(Level.INFO, "[CHECKPOINT] [" + (i + 1) + "/8] Saving table: " + table);
            log.at(new CheckpointLog.Progress("reading", i + 1, 8, table, 1000L * i, 100_000L * i, 8_000, 800_000,
                    1_000_000_000L * (i + 1)));
        }
        log.line(Level.WARN, "[CHECKPOINT] audit.events left out: no right to read it");
        Checkpoint made = samples.of(request.target().name(), Manifest.MANUAL, java.time.Duration.ZERO,
                request.description());
        shelf.add(made);
        return new Outcome.Done<>(made);
    }

    @Override
    public Outcome<Comparison> compare(Side from, Side to, List<TableName> only, CheckpointLog log,
            WorkContext context) {
        compared.add(from);
        compared.add(to);
        return compare.apply(from, to);
    }

    @Override
    public Outcome<Comparison> compare(Side from, Side to, List<TableName> only, Ways ways, CheckpointLog log,
            WorkContext context) {
        Target reader = ways.reader();
        readers.add(reader == null ? "" : reader.name());
        return compare(from, to, only, log, context);
    }

    private Outcome<Comparison> made(Side from, Side to) {
        Origin origin = samples.some().getFirst().contents().origin();
        FakeComparison made = new FakeComparison(origin, origin, "99.90");
        comparisons.add(made);
        return new Outcome.Done<>(made);
    }

    @Override
    public LiveTables open(Target target, Choice choice, WorkContext context) {
        return new LiveTables() {
            @Override
            public Origin origin() {
                return samples.some().getFirst().contents().origin();
            }

            @Override
            public Inventory inventory() {
                return new Inventory(SampleCheckpoints.TABLES.stream().map(SampleCheckpoints::form).toList(), List.of(),
                        List.of(), List.of(), List.of(), "");
            }

            @Override
            public TupleReader rows(TableForm form) {
                throw new UnsupportedOperationException("only the names are asked for");
            }

            @Override
            public LiveTables beside() {
                throw new UnsupportedOperationException("only the names are asked for");
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }

    @Override
    public Tables openCopy(java.nio.file.Path file, Origin origin) {
        throw new UnsupportedOperationException("screens open no copies");
    }

    @Override
    public void create(CreateViewModel create) {
        dialogs.add(create);
        if (asked != null) {
            asked.create(create);
        }
    }

    @Override
    public void describe(DescribeViewModel describe) {
        dialogs.add(describe);
        if (asked != null) {
            asked.describe(describe);
        }
    }

    @Override
    public void remove(RemoveViewModel remove) {
        dialogs.add(remove);
        if (asked != null) {
            asked.remove(remove);
        }
    }

    @Override
    public void retain(RetentionViewModel retention) {
        dialogs.add(retention);
        if (asked != null) {
            asked.retain(retention);
        }
    }
}
