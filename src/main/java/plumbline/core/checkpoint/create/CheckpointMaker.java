package plumbline.core.checkpoint.create;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.CheckpointWriter;
import plumbline.core.checkpoint.Checkpoints;
import plumbline.core.checkpoint.CreateRequest;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.LiveReader;
import plumbline.core.checkpoint.LiveTables;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.Origin;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.checkpoint.Skipped;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.repair.Actor;
import plumbline.core.target.Engine;
import plumbline.core.text.FirstNames;
import plumbline.core.work.CancelledException;
import plumbline.core.work.WorkContext;

/// Makes checkpoints of targets: opens them at one instant, reads table after table with as many sessions as are wanted, and
/// writes what comes while it comes.
///
/// Where somebody waits to change a table's structure the attempt ends and begins anew, three times in all.
public final class CheckpointMaker implements Checkpoints {

    private static final int MIN_READER = 1;
    private static final int ATTEMPTS = 3;
    private static final int NAMED = 10;
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'checkpoint_'yyyyMMdd'_'HHmmss",
            Locale.ROOT);

    private final Map<Engine, LiveReader> readers;
    private final Actor actor;
    private final String app;
    private final InstantSource clock;
    private final ZoneId zone;

    /// @param readers one for each database system
    /// @param actor   who works with this console
    /// @param app     the program's version
    /// @param zone    of the time in names
    public CheckpointMaker(Map<Engine, LiveReader> readers, Actor actor, String app, InstantSource clock,
            ZoneId zone) {
        this.readers = new EnumMap<>(readers);
        this.actor = actor;
        this.app = app;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public Outcome<Checkpoint> create(CreateRequest request, Shelf shelf, CheckpointLog log, WorkContext context) {
        Lines lines = new Lines(log);
        String id = request.name().isEmpty() ? NAME.withZone(zone).format(clock.instant()) : request.name();
        for (int attempt = 1;; attempt++) {
            try {
                context.checkCancelled();
                return new Outcome.Done<>(attempt(id, request, shelf, lines, log, context));
            } catch (ProblemException refused) {
                Problem problem = context.cancelled()
                        ? Problem.of(ProblemCode.CANCELLED, request.target().name())
                        : refused.problem();
                if (problem.code() == ProblemCode.GIVES_WAY && attempt < ATTEMPTS) {
                    lines.givesWay(problem, attempt + 1, ATTEMPTS);
                } else {
                    lines.failed(problem);
                    return new Outcome.Failed<>(problem);
                }
            } catch (CancelledException _) {
                Problem problem = Problem.of(ProblemCode.CANCELLED, request.target().name());
                lines.failed(problem);
                return new Outcome.Failed<>(problem);
            }
        }
    }

    private Checkpoint attempt(String id, CreateRequest request, Shelf shelf, Lines lines, CheckpointLog log,
            WorkContext context) {
        long begun = System.nanoTime();
        Instant created = clock.instant();
        Stoppable attempt = new Stoppable(context);
        try (CheckpointWriter writer = shelf.begin(id)) {
            lines.begun(writer.id(), request.description());
            LiveReader reader = reader(request.target().engine());
            Origin origin;
            Inventory inventory;
            List<SavedTable> saved;
            try (LiveTables tables = reader.open(request.target(), request.choice(), request.hold(), attempt)) {
                origin = tables.origin();
                Saving saving = new Saving(writer, lines, log, attempt);
                if (tables.wholeFile()) {
                    Saving.WholeFile file = saving.file(tables, reader);
                    inventory = file.inventory();
                    saved = file.tables();
                } else {
                    inventory = tables.inventory();
                    refuseIfAllAreHidden(request, inventory);
                    saved = saving.rows(tables, request.workers());
                }
                lines.read();
            }
            lines.committed(writer.path().toString());
            context.checkCancelled();
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            Checkpoint checkpoint = writer.finish(new Manifest(Manifest.VERSION, MIN_READER, writer.id(),
                    request.description(), request.reason(), origin.identity().role(), actor.account(), app, created,
                    took.toMillis(), "", "", origin, saved, without(inventory), ""));
            lines.done(checkpoint, saved.stream().mapToLong(SavedTable::rows).sum());
            return checkpoint;
        }
    }

    // a checkpoint without a row would pass for a saved database
    private static void refuseIfAllAreHidden(CreateRequest request, Inventory inventory) {
        List<String> hidden = inventory.skipped().stream().filter(each -> each.reason().equals(Skipped.NO_RIGHT))
                .map(Skipped::name).toList();
        if (inventory.tables().isEmpty() && !hidden.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.RIGHTS, request.target().name(),
                    "GRANT SELECT ON " + FirstNames.of(hidden, NAMED)));
        }
    }

    private LiveReader reader(Engine engine) {
        LiveReader reader = readers.get(engine);
        if (reader == null) {
            throw new IllegalStateException("nobody reads " + engine);
        }
        return reader;
    }

    private static Inventory without(Inventory inventory) {
        return new Inventory(List.of(), inventory.links(), inventory.triggers(), inventory.sequences(),
                inventory.skipped(), inventory.schema());
    }
}
