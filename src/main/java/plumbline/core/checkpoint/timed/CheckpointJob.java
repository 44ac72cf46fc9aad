package plumbline.core.checkpoint.timed;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.schedule.ScheduledJob;

/// A checkpoint that is made by itself at certain times.
///
/// @param target      a saved connection's name
/// @param packs       whose tables are saved
/// @param tables      these as well; without packs, tables and schemas all ordinary tables are saved
/// @param schemas     all tables of these as well
/// @param description in a person's words, or empty
/// @param folder      where to; null: where checkpoints usually lie
/// @param keep        what stays afterwards; null: everything
public record CheckpointJob(String name, String target, List<String> packs, List<String> tables, List<String> schemas,
        String description, @Nullable Path folder, String cron, @Nullable Keep keep) implements ScheduledJob {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT);

    public CheckpointJob {
        packs = List.copyOf(packs);
        tables = List.copyOf(tables);
        schemas = List.copyOf(schemas);
    }

    /// How many stay.
    ///
    /// @param count so many of the job's newest stay in any case; at least one
    /// @param days  and all that are not older than so many days
    public record Keep(int count, int days) {

        public Keep {
            if (count < 1 || days < 0) {
                throw new IllegalArgumentException("keep " + count + ", " + days + " days");
            }
        }

        Duration age() {
            return Duration.ofDays(days);
        }
    }

    /// The id of the checkpoint that is begun now: the job's name and the moment, by which its own are told later.
    String idAt(Instant now, ZoneId zone) {
        return name + "_" + STAMP.format(now.atZone(zone));
    }

    /// Whether this job made it.
    public boolean made(Checkpoint checkpoint) {
        Manifest manifest = checkpoint.manifest();
        return manifest != null && manifest.reason().equals(Manifest.SCHEDULED)
                && Pattern.matches(Pattern.quote(name) + "_\\d{8}_\\d{6}(_\\d+)?", checkpoint.id());
    }
}
