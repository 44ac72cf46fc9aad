package plumbline.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import plumbline.core.backup.Backups;
import plumbline.core.backup.Flaw;
import plumbline.core.backup.FoundBackup;
import plumbline.core.backup.Kind;
import plumbline.core.backup.TrialRestore.Trial;
import plumbline.core.backup.Verifier.Verified;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// The commands that look at backups.
final class BackupLooking {

    private BackupLooking() {}

    /// `backup list`: what lies in a folder, newest first.
    @Command(name = "list", description = "List backups, newest first, also those of other scripts; plain scripts are read through.")
    static final class ListThem implements Callable<Answer> {

        private final Supplier<Backups> backups;
        private final Supplier<WorkContext> work;
        private final BackupWords words;
        private final Said said;

        @Option(names = "--dir", paramLabel = "DIR", description = "the folder (default: backups in the console's folder, and the folders in it)")
        @Nullable
        Path dir;

        ListThem(Supplier<Backups> backups, Supplier<WorkContext> work, BackupWords words, Said said) {
            this.backups = backups;
            this.work = work;
            this.words = words;
            this.said = said;
        }

        @Override
        public Answer call() {
            List<FoundBackup> all = new ArrayList<>();
            for (Path folder : dir == null ? own(backups.get().root()) : List.of(dir)) {
                all.addAll(backups.get().folders().list(folder, true, work.get()));
            }
            all.sort(Comparator.comparing(FoundBackup::at).reversed());
            return new Answer(Json.object("backups", all.stream().map(BackupWords::json).toList()),
                    List.of(all.isEmpty() ? new Block.Line(said.text("backup.none")) : words.table(all)),
                    ExitCode.OK);
        }

        private static List<Path> own(Path root) {
            List<Path> folders = new ArrayList<>(List.of(root));
            if (Files.isDirectory(root)) {
                try (DirectoryStream<Path> below = Files.newDirectoryStream(root, Files::isDirectory)) {
                    below.forEach(folders::add);
                } catch (IOException refused) {
                    throw new ProblemException(Problem.of(ProblemCode.BACKUP_FOLDER, root.toString(),
                            String.valueOf(refused.getMessage())), refused);
                }
            }
            return folders;
        }
    }

    /// `backup verify`: whether a backup could be put back; on demand by doing it beside.
    @Command(name = "verify", description = "Read a backup through and compare it with its record; with --trial, put it back into a database of its own and drop that again.")
    static final class Verify implements Callable<Answer> {

        private final TargetNames names;
        private final Supplier<Backups> backups;
        private final Supplier<WorkContext> work;
        private final BackupWords words;
        private final Options options;
        private final Said said;

        @Parameters(index = "0", paramLabel = "FILE")
        Path file = Path.of("");

        @Option(names = "--trial", paramLabel = "TARGET", description = "a database on the server to try it on; needs the right CREATEDB, and --execute")
        @Nullable
        String trial;

        @Mixin
        ChangeOptions change = new ChangeOptions();

        Verify(TargetNames names, Supplier<Backups> backups, BackupWords words,
                CheckpointRestoreCommand.Surroundings surroundings) {
            this.names = names;
            this.backups = backups;
            this.work = surroundings.work();
            this.words = words;
            this.options = surroundings.options();
            this.said = surroundings.said();
        }

        @Override
        public Answer call() {
            FoundBackup backup = backups.get().folders().one(file, work.get());
            Target server = trial == null ? null : names.find(trial, change.environment);
            if (server != null) {
                if (backup.kind() != Kind.DATABASE && backup.kind() != Kind.TABLES) {
                    throw new ProblemException(Problem.of(ProblemCode.BAD_INPUT, "--trial", backup.kind().word()));
                }
                change.permit(server, options.readOnly);
            }
            Verified verified = backups.get().verifier().verify(backup, work.get());
            List<Flaw> flaws = new ArrayList<>(verified.flaws());
            List<Block> blocks = new ArrayList<>();
            Trial tried = null;
            if (server != null && flaws.isEmpty() && change.execute) {
                tried = backups.get().trials().run(backup.path(), server, work.get());
                flaws.addAll(tried.flaws());
                blocks.add(new Block.Line(said.text("backup.trial.done", tried.database(), server.name())));
            } else if (server != null && !change.execute) {
                blocks.add(new Block.Line(said.text("backup.trial.preview", server.name())));
            }
            blocks.addFirst(new Block.Line(flaws.isEmpty()
                    ? said.text("backup.good", backup.name(), verified.entries())
                    : said.text("backup.damaged", backup.name())));
            flaws.forEach(flaw -> blocks.add(new Block.Line(words.flaw(flaw))));
            if (!verified.rows().isEmpty()) {
                blocks.add(counts(verified.rows(), said));
            }
            Map<String, @Nullable Object> json = BackupWords.json(backup);
            json.put("ok", flaws.isEmpty());
            json.put("problems", flaws.stream().map(BackupWords::json).toList());
            json.put("rows", verified.rows());
            json.put("entries", verified.entries());
            json.put("trial", tried == null ? null : tried.database());
            return new Answer(json, blocks, flaws.isEmpty() ? ExitCode.OK : ExitCode.FOUND);
        }
    }

    static Block counts(Map<String, Long> rows, Said said) {
        List<List<String>> lines = new ArrayList<>();
        new TreeMap<>(rows).forEach((table, count) -> lines.add(List.of(table, count.toString())));
        return new Block.Table(List.of(said.text("backup.column.table"), said.text("backup.column.rows")),
                List.of(false, true), lines);
    }
}
