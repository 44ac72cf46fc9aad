package plumbline.core.backup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.timed.CheckpointJob;
import plumbline.core.checkpoint.timed.CheckpointJob.Keep;
import plumbline.core.yaml.FieldsReader;
import plumbline.core.yaml.Mistakes;
import plumbline.core.yaml.YamlNode;

/// Reads the scheduled checkpoints of `backups.yaml`.
final class CheckpointJobReader {

    private static final int MOST = 100_000;
    private static final int DAYS = 36_500;

    private CheckpointJobReader() {}

    static List<CheckpointJob> jobs(FieldsReader fields, Mistakes mistakes) {
        List<CheckpointJob> jobs = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (FieldsReader each : fields.readers(BackupJobs.CHECKPOINTS)) {
            CheckpointJob job = job(each, mistakes);
            if (!names.add(job.name())) {
                each.wrong("name", "'" + job.name() + "' is given twice");
            }
            jobs.add(job);
        }
        return jobs;
    }

    private static CheckpointJob job(FieldsReader fields, Mistakes mistakes) {
        String name = fields.text("name", BackupJobs.NAME, BackupJobs.NAME_FORM);
        String target = fields.text("target");
        List<String> packs = fields.texts("packs");
        List<String> tables = fields.texts("tables");
        List<String> schemas = fields.texts("schemas");
        String description = fields.text("description", "");
        List<Path> to = BackupJobs.paths(fields, "to");
        if (to.size() > 1) {
            fields.wrong("to", "must be one absolute folder");
        }
        String cron = BackupJobs.cron(fields);
        Keep keep = keep(fields, mistakes);
        fields.finish();
        return new CheckpointJob(name, target, packs, tables, schemas, description,
                to.isEmpty() ? null : to.getFirst(), cron, keep);
    }

    private static @Nullable Keep keep(FieldsReader fields, Mistakes mistakes) {
        YamlNode node = fields.node("keep");
        if (node == null) {
            return null;
        }
        FieldsReader keep = FieldsReader.of(fields.pathOf("keep"), node, mistakes);
        Keep read = new Keep(keep.integer("count", 1, 1, MOST), keep.integer("days", 0, 0, DAYS));
        keep.finish();
        return read;
    }
}
