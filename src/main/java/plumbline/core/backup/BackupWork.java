package plumbline.core.backup;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.schedule.Worker;
import plumbline.core.sql.TableName;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// Makes scheduled backups and keeps their folder in bounds. Thread-safe.
public final class BackupWork implements Worker<BackupJob, FoundBackup> {

    private final BackupMaker maker;
    private final Pruner pruner;
    private final Function<String, Optional<Target>> targets;

    /// @param targets the saved connections by name
    public BackupWork(BackupMaker maker, Pruner pruner, Function<String, Optional<Target>> targets) {
        this.maker = maker;
        this.pruner = pruner;
        this.targets = targets;
    }

    @Override
    public String kind() {
        return "backup";
    }

    @Override
    public String nameOf(FoundBackup made) {
        return made.name();
    }

    @Override
    public void run(BackupJob job, Report<FoundBackup> report, WorkContext context) {
        context.progress(-1, job.name());
        if (job.target().isEmpty()) {
            job.files().forEach(folder -> report.made(maker.files(folder, job.folder(), context)));
        } else {
            Target target = targets.apply(job.target()).orElseThrow(
                    () -> new ProblemException(Problem.of(ProblemCode.UNKNOWN_TARGET, job.target())));
            report.made(maker.create(target, new DumpRequest(job.tables().stream().map(TableName::parse).toList(),
                    job.scope(), job.level()), job.folder(), "", context));
        }
        // only after a good one: a job that fails must not eat up what is there
        if (job.keep() != null) {
            PrunePlan plan = pruner.plan(job.folder(), job.keep(), false, OptionalInt.empty(), context);
            report.deleted(pruner.perform(plan, context).deleted().size());
        }
    }
}
