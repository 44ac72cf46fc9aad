package plumbline.core.checkpoint.timed;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.Checkpoints;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.CreateRequest;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.checkpoint.timed.CheckpointJob.Keep;
import plumbline.core.pack.CheckpointRules;
import plumbline.core.pack.Packs;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.schedule.Worker;
import plumbline.core.sql.TableName;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.text.Phrase;
import plumbline.core.work.WorkContext;

/// Makes scheduled checkpoints and removes the job's older ones: never a pinned one, and nothing that a person, a restore
/// or another job made. Thread-safe.
public final class CheckpointWork implements Worker<CheckpointJob, Checkpoint> {

    private final Checkpoints checkpoints;
    private final Function<@Nullable Path, Shelf> shelves;
    private final Packs packs;
    private final Function<String, Optional<Target>> targets;
    private final InstantSource clock;
    private final ZoneId zone;

    /// @param shelves the checkpoints of a folder; of the usual one for null
    /// @param targets the saved connections by name
    /// @param zone    of the time in names
    public CheckpointWork(Checkpoints checkpoints, Function<@Nullable Path, Shelf> shelves, Packs packs,
            Function<String, Optional<Target>> targets, InstantSource clock, ZoneId zone) {
        this.checkpoints = checkpoints;
        this.shelves = shelves;
        this.packs = packs;
        this.targets = targets;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public String kind() {
        return "checkpoint";
    }

    @Override
    public String nameOf(Checkpoint made) {
        return made.id();
    }

    @Override
    public void run(CheckpointJob job, Report<Checkpoint> report, WorkContext context) {
        Target target = targets.apply(job.target()).orElseThrow(
                () -> new ProblemException(Problem.of(ProblemCode.UNKNOWN_TARGET, job.target())));
        Shelf shelf = shelves.apply(job.folder());
        int workers = target.environment() == Environment.PRODUCTION ? 1 : 2;
        CreateRequest request = new CreateRequest(target, choice(job), job.idAt(clock.instant(), zone),
                job.description(), Manifest.SCHEDULED, workers, false);
        report.made(checkpoints.create(request, shelf, new Told(job.name(), context), context).orThrow());
        Keep keep = job.keep();
        if (keep != null) { // only after a good one: a job that fails must not eat up what is there
            for (Checkpoint old : shelf.outdated(keep.count(), keep.age(), job::made)) {
                context.checkCancelled();
                shelf.delete(old);
                report.deleted(1);
            }
        }
    }

    private Choice choice(CheckpointJob job) {
        List<TableName> tables = new ArrayList<>(job.tables().stream().map(TableName::parse).toList());
        for (String id : job.packs()) {
            tables.addAll(packs.pack(id).orElseThrow(() -> new ProblemException(
                    Problem.of(ProblemCode.UNKNOWN_PACK, id))).checkpoint().map(CheckpointRules::tables)
                    .orElseThrow(() -> new ProblemException(
                            Problem.of(ProblemCode.BAD_INPUT, job.name(),
                                    Phrase.of("detail.no-checkpoint-tables", id)))));
        }
        return new Choice(tables.stream().distinct().toList(), job.schemas());
    }

    // the lines themselves stand in the log
    private record Told(String job, WorkContext context) implements CheckpointLog {

        @Override
        public void line(Level level, String text) {
            // nobody looks on
        }

        @Override
        public void at(Progress progress) {
            context.progress(progress.fraction(), progress.table().isEmpty()
                    ? job
                    : job + " [" + progress.number() + "/" + progress.tables() + "] " + progress.table());
        }
    }
}
