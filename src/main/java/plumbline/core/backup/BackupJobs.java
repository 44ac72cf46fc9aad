package plumbline.core.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.core.check.CronText;
import plumbline.core.checkpoint.timed.CheckpointJob;
import plumbline.core.problem.FileRefusal;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.schedule.ScheduledJob;
import plumbline.core.yaml.FieldsReader;
import plumbline.core.yaml.Mistakes;
import plumbline.core.yaml.Yaml;
import plumbline.core.yaml.YamlNode;

/// The backups and checkpoints that are made by themselves, and where PostgreSQL's tools are, as `backups.yaml` in the
/// console's folder says. Read strictly: every mistake is told at once, and with one mistake none of it holds.
///
/// @param tools       folders to look for PostgreSQL's tools in, before the usual ones
/// @param jobs        the backups
/// @param checkpoints the checkpoints
public record BackupJobs(List<Path> tools, List<BackupJob> jobs, List<CheckpointJob> checkpoints) {

    /// No file, no jobs.
    public static final BackupJobs NONE = new BackupJobs(List.of(), List.of(), List.of());
    /// What the file calls them.
    public static final String TOOLS = "tools";
    /// What the file calls them.
    public static final String BACKUPS = "backups";
    /// What the file calls them.
    public static final String CHECKPOINTS = "checkpoints";

    static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}");
    static final String NAME_FORM = "letters, digits, dots, underscores and hyphens";

    public BackupJobs {
        tools = List.copyOf(tools);
        jobs = List.copyOf(jobs);
        checkpoints = List.copyOf(checkpoints);
    }

    /// Reads the file; where there is none, nothing is done by itself.
    ///
    /// @throws ProblemException BAD_BACKUPS_FILE with every mistake
    public static BackupJobs read(Path file) {
        if (!Files.exists(file)) {
            return NONE;
        }
        try {
            return parse(Files.readString(file, StandardCharsets.UTF_8), file);
        } catch (IOException unreadable) {
            throw new ProblemException(
                    Problem.of(ProblemCode.BAD_BACKUPS_FILE, file.toString(), FileRefusal.of(unreadable)), unreadable);
        }
    }

    /// Reads the file's text.
    ///
    /// @param file for what is said of mistakes
    /// @throws ProblemException BAD_BACKUPS_FILE with every mistake
    public static BackupJobs parse(String text, Path file) {
        List<String> said = new ArrayList<>();
        Mistakes mistakes = (line, option, says) -> said
                .add((line == 0 ? "" : line + ": ") + (option.isEmpty() ? "" : option + " ") + says);
        // comments alone are a file without jobs
        boolean nothing = text.lines().allMatch(line -> line.isBlank() || line.strip().startsWith("#"));
        BackupJobs jobs = nothing ? NONE : Yaml.read(text, mistakes).map(top -> of(top, mistakes)).orElse(NONE);
        if (!said.isEmpty()) {
            throw new ProblemException(
                    Problem.of(ProblemCode.BAD_BACKUPS_FILE, file.toString(), String.join("; ", said)));
        }
        return jobs;
    }

    private static BackupJobs of(YamlNode top, Mistakes mistakes) {
        FieldsReader fields = FieldsReader.of("", top, mistakes);
        List<Path> tools = paths(fields, TOOLS);
        List<BackupJob> jobs = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (FieldsReader each : fields.readers(BACKUPS)) {
            BackupJob job = job(each, mistakes);
            if (!names.add(job.name())) {
                each.wrong("name", "'" + job.name() + "' is given twice");
            }
            jobs.add(job);
        }
        List<CheckpointJob> checkpoints = CheckpointJobReader.jobs(fields, mistakes);
        fields.finish();
        return new BackupJobs(tools, jobs, checkpoints);
    }

    private static BackupJob job(FieldsReader fields, Mistakes mistakes) {
        String name = fields.text("name", NAME, NAME_FORM);
        String target = fields.text("target", "");
        List<String> tables = fields.texts("tables");
        List<Path> files = paths(fields, "files");
        if (target.isBlank() == files.isEmpty()) {
            fields.wrong("target", "either target or files must be given");
        }
        Scope scope = fields.choice("scope", Scope.ALL, Scope::ofWord, "all, data, schema");
        int level = fields.integer("level", -1, -1, 9);
        List<Path> to = paths(fields, "to");
        if (to.size() != 1) {
            fields.wrong("to", "must be one absolute folder");
        }
        String cron = cron(fields);
        Tiers keep = keep(fields, mistakes);
        fields.finish();
        return new BackupJob(name, target, tables, scope, level, files, to.isEmpty() ? Path.of("/") : to.getFirst(),
                cron, keep);
    }

    static String cron(FieldsReader fields) {
        String at = fields.text("at");
        String cron = ScheduledJob.NAMED.getOrDefault(at, at);
        if (!at.isBlank() && !CronText.isValid(cron)) {
            fields.wrong("at", "'" + at + "' must be daily, weekly, monthly or a cron expression");
        }
        return cron;
    }

    private static @Nullable Tiers keep(FieldsReader fields, Mistakes mistakes) {
        YamlNode node = fields.node("keep");
        if (node == null) {
            return null;
        }
        FieldsReader keep = FieldsReader.of(fields.pathOf("keep"), node, mistakes);
        Tiers tiers = new Tiers(keep.integer("daily", 0, 0, 36_500), keep.integer("weekly", 0, 0, 5_200),
                keep.integer("monthly", 0, 0, 1_200));
        keep.finish();
        return tiers;
    }

    static List<Path> paths(FieldsReader fields, String key) {
        List<Path> paths = new ArrayList<>();
        for (String text : fields.texts(key)) {
            try {
                Path path = Path.of(text);
                if (!path.isAbsolute()) {
                    fields.wrong(key, "'" + text + "' must be an absolute path");
                }
                paths.add(path.normalize());
            } catch (InvalidPathException noPath) {
                fields.wrong(key, "'" + text + "' is no path");
            }
        }
        return paths;
    }
}
