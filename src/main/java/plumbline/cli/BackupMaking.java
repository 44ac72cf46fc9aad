package plumbline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import plumbline.core.backup.BackupRecord;
import plumbline.core.backup.Backups;
import plumbline.core.backup.DumpRequest;
import plumbline.core.backup.FoundBackup;
import plumbline.core.backup.Note;
import plumbline.core.backup.Scope;
import plumbline.core.health.Bytes;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.sql.TableName;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// The commands that make backups.
final class BackupMaking {

    private BackupMaking() {}

    /// `backup create`: of a database.
    @Command(name = "create", description = "Make a full backup of a database: pg_dump's custom format, or a checked copy of a SQLite file.")
    static final class Create implements Callable<Answer> {

        private final TargetNames names;
        private final Supplier<Backups> backups;
        private final Supplier<WorkContext> work;
        private final Said said;

        @Mixin
        TargetWord target = new TargetWord();

        @Option(names = {"--table",
            "--tables"}, paramLabel = "T", description = "only this table, with its partitions; may be given several times")
        List<String> tables = new ArrayList<>();

        @Option(names = "--data-only", description = "rows without definitions")
        boolean dataOnly;

        @Option(names = "--schema-only", description = "definitions without rows")
        boolean schemaOnly;

        @Option(names = "--level", paramLabel = "0-9", description = "how hard to compress (default: the tool's own)")
        @Nullable
        Integer level;

        @Option(names = "--to", paramLabel = "DIR", description = "where to (default: backups/TARGET in the console's folder)")
        @Nullable
        Path to;

        @Option(names = "--name", paramLabel = "NAME", description = "how the file's name begins")
        String name = "";

        @Mixin
        AskOptions asked = new AskOptions();

        Create(TargetNames names, Supplier<Backups> backups, Supplier<WorkContext> work, Said said) {
            this.names = names;
            this.backups = backups;
            this.work = work;
            this.said = said;
        }

        @Override
        public Answer call() {
            if (dataOnly && schemaOnly) {
                throw new ProblemException(
                        Problem.of(ProblemCode.BAD_INPUT, "--data-only", "--data-only | --schema-only"));
            }
            if (level != null && (level < 0 || level > 9)) {
                throw new ProblemException(Problem.of(ProblemCode.BAD_INPUT, "--level", "0-9"));
            }
            Target found = names.find(target.word, asked.environment);
            Scope scope = dataOnly ? Scope.DATA : schemaOnly ? Scope.SCHEMA : Scope.ALL;
            DumpRequest request = new DumpRequest(tables.stream().map(TableName::parse).toList(), scope,
                    level == null ? -1 : level);
            return made(List.of(backups.get().maker().create(found, request,
                    to == null ? backups.get().folderOf(found.name()) : to, name, work.get())), said);
        }
    }

    /// `backup files`: of folders.
    @Command(name = "files", description = "Archive folders, each as NAME_YYYYMMDD_HHMMSS.tar.gz.")
    static final class Archive implements Callable<Answer> {

        private final Supplier<Backups> backups;
        private final Supplier<WorkContext> work;
        private final Said said;

        @Option(names = "--folder", paramLabel = "PATH", required = true, description = "a folder to archive; may be given several times")
        List<Path> folders = new ArrayList<>();

        @Option(names = "--to", paramLabel = "DIR", description = "where to (default: backups/files in the console's folder)")
        @Nullable
        Path to;

        Archive(Supplier<Backups> backups, Supplier<WorkContext> work, Said said) {
            this.backups = backups;
            this.work = work;
            this.said = said;
        }

        @Override
        public Answer call() {
            Path place = to == null ? backups.get().folderOf("files") : to;
            return made(folders.stream()
                    .map(folder -> backups.get().maker().files(folder, place, work.get())).toList(), said);
        }
    }

    private static Answer made(List<FoundBackup> made, Said said) {
        List<Block> blocks = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (FoundBackup each : made) {
            BackupRecord record = each.record();
            blocks.add(
                    new Block.Line(said.text("backup.made", each.path().toString(), Bytes.text((double) each.bytes()),
                            record == null ? "" : record.tool())));
            if (record != null) {
                record.notes().forEach(
                        note -> warnings.add(said.text("backup.left-out", new Note(note).in(said.messages().get()))));
            }
        }
        Object json = made.size() == 1
                ? BackupWords.json(made.getFirst())
                : Json.object("backups", made.stream().map(BackupWords::json).toList());
        return new Answer(json, blocks, ExitCode.OK, warnings);
    }
}
