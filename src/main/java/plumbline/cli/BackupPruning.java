package plumbline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import plumbline.core.backup.Backups;
import plumbline.core.backup.FoundBackup;
import plumbline.core.backup.PrunePlan;
import plumbline.core.backup.Pruner.Pruned;
import plumbline.core.backup.Tiers;
import plumbline.core.health.Bytes;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.work.WorkContext;

/// `backup prune`: keeps a folder of backups in bounds.
@Command(name = "prune", description = "Say which backups are too old, or delete them with --execute; never the newest good one.")
final class BackupPruning implements Callable<Answer> {

    private final Supplier<Backups> backups;
    private final Supplier<WorkContext> work;
    private final BackupWords words;
    private final Said said;

    @Option(names = "--dir", paramLabel = "DIR", required = true, description = "the folder")
    Path dir = Path.of("");

    @Option(names = "--daily", paramLabel = "N", required = true, description = "keep all that are not older than N days")
    int daily;

    @Option(names = "--weekly", paramLabel = "N", description = "and the newest of each of N weeks")
    int weekly;

    @Option(names = "--monthly", paramLabel = "N", description = "and the newest of each of N months")
    int monthly;

    @Option(names = "--others", description = "also those of other scripts: backup_*.sql.gz, db_*.sqlite3, project_*")
    boolean others;

    @Option(names = "--gzip-sql", paramLabel = "DAYS", description = "compress plain .sql files older than so many days")
    @Nullable
    Integer gzip;

    @Option(names = "--execute", description = "do it; without this the command only says what it would do")
    boolean execute;

    BackupPruning(Supplier<Backups> backups, Supplier<WorkContext> work, BackupWords words, Said said) {
        this.backups = backups;
        this.work = work;
        this.words = words;
        this.said = said;
    }

    @Override
    public Answer call() {
        if (daily < 0 || weekly < 0 || monthly < 0 || (gzip != null && gzip < 0)) {
            throw new ProblemException(Problem.of(ProblemCode.BAD_INPUT, "backup prune", "N >= 0"));
        }
        OptionalInt scripts = gzip == null ? OptionalInt.empty() : OptionalInt.of(gzip);
        PrunePlan plan = backups.get().pruner().plan(dir, new Tiers(daily, weekly, monthly), others, scripts,
                work.get());
        Pruned done = execute ? backups.get().pruner().perform(plan, work.get()) : null;
        List<Object> json = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (PrunePlan.Line line : plan.lines()) {
            FoundBackup backup = line.backup();
            json.add(Json.object("path", backup.path().toString(), "at", backup.at().toString(), "bytes",
                    backup.bytes(), "goes", line.reason().goes(), "reason", line.reason().word(), "deleted",
                    done != null && done.deleted().contains(backup)));
            rows.add(List.of(said.text(line.reason().goes() ? "backup.prune.goes" : "backup.prune.stays"),
                    said.text("backup.reason." + line.reason().word()), backup.at().toString(),
                    Bytes.text((double) backup.bytes()), backup.name()));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(rows.isEmpty()
                ? new Block.Line(said.text("backup.none"))
                : new Block.Table(List.of(said.text("backup.column.what"), said.text("backup.column.why"),
                        said.text("backup.column.at"), said.text("backup.column.bytes"),
                        said.text("backup.column.file")), List.of(false, false, false, true, false), rows));
        plan.scripts().forEach(script -> blocks.add(new Block.Line(said.text("backup.prune.gzip", script.name()))));
        blocks.add(new Block.Line(done == null
                ? said.text("backup.prune.nothing")
                : said.text("backup.prune.done", done.deleted().size(), done.compressed().size())));
        List<String> left = done == null
                ? List.of()
                : done.left().stream().map(each -> each.name() + ": " + words.flaw(each.why())).toList();
        return new Answer(Json.object("dir", dir.toString(), "executed", execute, "backups", json, "gzip",
                plan.scripts().stream().map(script -> script.path().toString()).toList(), "left", left), blocks,
                left.isEmpty() ? ExitCode.OK : ExitCode.FAILED, left);
    }
}
