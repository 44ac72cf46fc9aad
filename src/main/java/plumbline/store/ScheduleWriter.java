package plumbline.store;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.backup.BackupJob;
import plumbline.core.backup.BackupJobs;
import plumbline.core.backup.Scope;
import plumbline.core.backup.Tiers;
import plumbline.core.checkpoint.timed.CheckpointJob;
import plumbline.core.checkpoint.timed.CheckpointJob.Keep;
import plumbline.core.schedule.ScheduledJob;

/// Writes scheduled jobs as text that people read and edit; what is as usual is left out.
final class ScheduleWriter {

    private static final String HEAD = """
            # What Plumbline does by itself: full backups and checkpoints. The console may write this file anew;
            # comments at its head are kept.
            """;

    private ScheduleWriter() {}

    /// @param earlier the text that is to be replaced: the comments at its head are kept
    static String write(BackupJobs jobs, String earlier) {
        StringWriter text = new StringWriter();
        text.write(earlier.isBlank() ? HEAD : YamlText.head(earlier));
        if (jobs.equals(BackupJobs.NONE)) {
            return text.toString();
        }
        try (JsonGenerator yaml = YamlText.generator(text)) {
            yaml.writeStartObject();
            paths(yaml, BackupJobs.TOOLS, jobs.tools());
            if (!jobs.jobs().isEmpty()) {
                yaml.writeArrayFieldStart(BackupJobs.BACKUPS);
                for (BackupJob job : jobs.jobs()) {
                    write(yaml, job);
                }
                yaml.writeEndArray();
            }
            if (!jobs.checkpoints().isEmpty()) {
                yaml.writeArrayFieldStart(BackupJobs.CHECKPOINTS);
                for (CheckpointJob job : jobs.checkpoints()) {
                    write(yaml, job);
                }
                yaml.writeEndArray();
            }
            yaml.writeEndObject();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return text.toString();
    }

    private static void write(JsonGenerator yaml, BackupJob job) throws IOException {
        yaml.writeStartObject();
        yaml.writeStringField("name", job.name());
        YamlText.text(yaml, "target", job.target());
        YamlText.texts(yaml, "tables", job.tables());
        paths(yaml, "files", job.files());
        if (job.scope() != Scope.ALL) {
            yaml.writeStringField("scope", job.scope().word());
        }
        if (job.level() >= 0) {
            yaml.writeNumberField("level", job.level());
        }
        yaml.writeStringField("to", job.folder().toString());
        yaml.writeStringField("at", ScheduledJob.written(job.cron()));
        Tiers keep = job.keep();
        if (keep != null) {
            yaml.writeObjectFieldStart("keep");
            yaml.writeNumberField("daily", keep.daily());
            yaml.writeNumberField("weekly", keep.weekly());
            yaml.writeNumberField("monthly", keep.monthly());
            yaml.writeEndObject();
        }
        yaml.writeEndObject();
    }

    private static void write(JsonGenerator yaml, CheckpointJob job) throws IOException {
        yaml.writeStartObject();
        yaml.writeStringField("name", job.name());
        yaml.writeStringField("target", job.target());
        YamlText.texts(yaml, "packs", job.packs());
        YamlText.texts(yaml, "tables", job.tables());
        YamlText.texts(yaml, "schemas", job.schemas());
        YamlText.text(yaml, "description", job.description());
        path(yaml, "to", job.folder());
        yaml.writeStringField("at", ScheduledJob.written(job.cron()));
        Keep keep = job.keep();
        if (keep != null) {
            yaml.writeObjectFieldStart("keep");
            yaml.writeNumberField("count", keep.count());
            yaml.writeNumberField("days", keep.days());
            yaml.writeEndObject();
        }
        yaml.writeEndObject();
    }

    private static void path(JsonGenerator yaml, String key, @Nullable Path path) throws IOException {
        if (path != null) {
            yaml.writeStringField(key, path.toString());
        }
    }

    private static void paths(JsonGenerator yaml, String key, List<Path> paths) throws IOException {
        YamlText.texts(yaml, key, paths.stream().map(Path::toString).toList());
    }
}
