package plumbline.ui.backups;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import plumbline.core.backup.BackupJob;
import plumbline.core.check.CronText;
import plumbline.core.checkpoint.timed.CheckpointJob;
import plumbline.core.problem.ProblemCode;
import plumbline.core.schedule.LastRun;
import plumbline.core.schedule.ScheduledJob;
import plumbline.core.schedule.Timed;
import plumbline.ui.fx.Formats;
import plumbline.ui.fx.Mark;
import plumbline.ui.fx.Texts;

/// What the screen says of scheduled jobs. FX thread only.
record ScheduleWords(BackupWords words) {

    private Texts texts() {
        return words.texts();
    }

    String kind(ScheduledJob job) {
        return texts().now("backups.schedule.kind." + JobKind.of(job).word());
    }

    String of(ScheduledJob job) {
        return job instanceof BackupJob backup && backup.target().isEmpty()
                ? String.join(", ", backup.files().stream().map(Path::toString).toList())
                : job.target();
    }

    String when(ScheduledJob job) {
        return CronText.words(job.cron(), texts().messages().language());
    }

    String next(Timed<?> timed, Instant now) {
        if (timed.next().isEmpty()) {
            return texts().now("backups.schedule.never");
        }
        Instant next = timed.next().get();
        return timed.due(now)
                ? texts().now("backup.due")
                : texts().now("backups.schedule.next-in",
                        new Formats(texts().messages()).moment(next, now, words.zone()),
                        new Formats(texts().messages()).duration(Duration.ofMinutes(
                                Math.max(1, Duration.between(now, next).plusSeconds(59).toMinutes()))));
    }

    String last(Timed<?> timed, Instant now) {
        return timed.last().map(at -> words.age(at, now)).orElse("");
    }

    SortedTable.State result(Timed<?> timed) {
        LastRun last = timed.result().orElse(null);
        if (last == null) {
            return new SortedTable.State(Mark.UNKNOWN, texts().now("backups.schedule.result.never"));
        }
        if (last.problem() == null) {
            return new SortedTable.State(Mark.OK, texts().now("backup.result.done"));
        }
        return last.problem().code() == ProblemCode.CANCELLED
                ? new SortedTable.State(Mark.WARNING, texts().now("backups.schedule.result.cancelled"))
                : new SortedTable.State(Mark.CRITICAL, texts().now("backups.schedule.result.failed"));
    }

    /// What of its target it saves.
    String what(ScheduledJob job) {
        return switch (job) {
            case CheckpointJob its -> its.packs().isEmpty() && its.tables().isEmpty() && its.schemas().isEmpty()
                    ? texts().now("backups.schedule.what.all")
                    : String.join(", ", java.util.stream.Stream.of(its.packs(), its.schemas(), its.tables())
                            .flatMap(java.util.List::stream).toList());
            case BackupJob its -> its.tables().isEmpty()
                    ? texts().now("backups.scope." + its.scope().word())
                    : texts().now("backups.scope." + its.scope().word()) + ": " + String.join(", ", its.tables());
            default -> "";
        };
    }

    String keeps(ScheduledJob job) {
        return switch (job) {
            case CheckpointJob its when its.keep() != null ->
                texts().now("backups.schedule.kept.checkpoints", its.keep().count(), its.keep().days());
            case BackupJob its when its.keep() != null -> texts().now("backups.schedule.kept.backups",
                    its.keep().daily(), its.keep().weekly(), its.keep().monthly());
            default -> texts().now("backups.schedule.kept.all");
        };
    }

    String folder(ScheduledJob job) {
        return switch (job) {
            case CheckpointJob its -> its.folder() == null
                    ? texts().now("backups.schedule.usual-folder")
                    : its.folder().toString();
            case BackupJob its -> its.folder().toString();
            default -> "";
        };
    }
}
