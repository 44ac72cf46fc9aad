package plumbline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import plumbline.core.backup.BackupRestorePlan;
import plumbline.core.backup.BackupRestored;
import plumbline.core.backup.BackupRestorer;
import plumbline.core.backup.Backups;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.sql.TableName;
import plumbline.core.target.Engine;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// `backup restore`: puts a backup back.
@Command(name = "restore", description = "Say what putting a backup back would do, or do it with --execute: in one transaction, after a safety backup.")
final class BackupRestoring implements Callable<Answer> {

    private static final int MOST_LINES = 200;

    private final TargetNames names;
    private final Supplier<Backups> backups;
    private final Supplier<WorkContext> work;
    private final Unfinished unfinished;
    private final Options options;
    private final Said said;

    @Parameters(index = "0", paramLabel = "FILE")
    Path file = Path.of("");

    @Parameters(index = "1", arity = "0..1", paramLabel = "TARGET", description = "a saved connection's name, or a URI; none for an archive of files")
    @Nullable
    String word;

    @Option(names = "--table", paramLabel = "T", description = "add the rows of this table only; may be given several times")
    List<String> tables = new ArrayList<>();

    @Option(names = "--into-other", description = "the target is not the database that the backup was made of")
    boolean intoOther;

    @Option(names = "--into", paramLabel = "DIR", description = "an archive of files: the folder to unpack it to, which must be empty or not exist")
    @Nullable
    Path into;

    @Option(names = "--no-safety", description = "make no backup of what is there before")
    boolean noSafety;

    @Option(names = "--dir", paramLabel = "DIR", description = "where the safety backup goes (default: backups/TARGET in the console's folder)")
    @Nullable
    Path dir;

    @Mixin
    ChangeOptions change = new ChangeOptions();

    BackupRestoring(TargetNames names, Supplier<Backups> backups, Unfinished unfinished,
            CheckpointRestoreCommand.Surroundings surroundings) {
        this.names = names;
        this.backups = backups;
        this.work = surroundings.work();
        this.unfinished = unfinished;
        this.options = surroundings.options();
        this.said = surroundings.said();
    }

    @Override
    public Answer call() {
        if (into != null) {
            return unpack(into);
        }
        if (word == null) {
            throw new ProblemException(Problem.of(ProblemCode.BAD_INPUT, "backup restore", "TARGET | --into DIR"));
        }
        Target target = names.find(word, change.environment);
        change.permit(target, options.readOnly);
        BackupRestorer restorer = backups.get().restorer().get();
        BackupRestorePlan plan = restorer.plan(file, target, tables.stream().map(TableName::parse).toList(), intoOther,
                work.get());
        if (!change.execute) {
            return new Answer(json(plan, null), preview(plan), ExitCode.OK);
        }
        unfinished.resolve();
        Path safety = noSafety ? null : dir == null ? backups.get().folderOf(target.name()) : dir;
        BackupRestored done = restorer.perform(plan, safety, work.get());
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Line(said.text("backup.restored", plan.backup().name(), target.name(), done.run())));
        if (done.safety() != null) {
            blocks.add(new Block.Line(said.text("backup.safety", done.safety().toString())));
        }
        boolean whole = done.missing().isEmpty();
        return new Answer(json(plan, done), blocks, whole ? ExitCode.OK : ExitCode.FAILED,
                whole ? List.of() : List.of(said.text("backup.missing", String.join(", ", done.missing()))));
    }

    private Answer unpack(Path folder) {
        if (change.execute) {
            long entries = backups.get().restorer().get().unpack(file, folder, work.get());
            return new Answer(Json.object("file", file.toString(), "into", folder.toString(), "executed", true,
                    "entries", entries),
                    List.of(new Block.Line(said.text("backup.unpacked", entries, folder.toString()))),
                    ExitCode.OK);
        }
        return new Answer(Json.object("file", file.toString(), "into", folder.toString(), "executed", false, "entries",
                backups.get().verifier().verify(backups.get().folders().one(file, work.get()),
                        work.get()).entries()),
                List.of(new Block.Line(said.text("backup.unpack", file.toString(), folder.toString()))), ExitCode.OK);
    }

    private List<Block> preview(BackupRestorePlan plan) {
        Target target = plan.target();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(said.text("backup.preview", plan.backup().name(), target.name(),
                target.environment().word())));
        blocks.add(new Block.Line(plan.identity().line()));
        if (!plan.sameDatabase()) {
            blocks.add(new Block.Line(said.text("backup.preview.other")));
        }
        blocks.add(new Block.Line(said.text(target.engine() == Engine.SQLITE
                ? "backup.preview.file"
                : plan.adds() ? "backup.preview.adds" : "backup.preview.replaces")));
        if (plan.otherSessions() > 0) {
            blocks.add(new Block.Line(said.text("backup.preview.sessions", plan.otherSessions())));
        }
        if (!plan.tables().isEmpty()) {
            blocks.add(BackupLooking.counts(plan.tables(), said));
        }
        if (!plan.contains().isEmpty()) {
            blocks.add(new Block.Verbatim(String.join("\n", plan.contains().stream().limit(MOST_LINES).toList())
                    + (plan.contains().size() > MOST_LINES ? "\n... " + plan.contains().size() : "")));
        }
        blocks.add(new Block.Verbatim(plan.command()));
        blocks.add(new Block.Line(said.text("cli.repair.nothing-changed")));
        return blocks;
    }

    private static Map<String, @Nullable Object> json(BackupRestorePlan plan, @Nullable BackupRestored done) {
        Path safety = done == null ? null : done.safety();
        return Json.object("backup", plan.backup().path().toString(), "target", plan.target().name(), "identity",
                plan.identity().line(), "sameDatabase", plan.sameDatabase(), "executed", done != null, "adds",
                plan.adds(), "otherSessions", plan.otherSessions() < 0 ? null : plan.otherSessions(), "rows",
                plan.tables(), "contains", plan.contains(), "command", plan.command(), "safety",
                safety == null ? null : safety.toString(), "run", done == null ? null : done.run(), "verified",
                done != null && done.missing().isEmpty(), "missing", done == null ? List.of() : done.missing());
    }
}
