package plumbline.ui.fx;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.health.Unit;
import plumbline.core.text.Messages;

/// How far a job on a checkpoint is, as a person reads it: `[3/8] orders 41 % · 12 MB/s · 12 s left`.
record ProgressWords(Messages messages) {

    String line(CheckpointLog.Progress now) {
        Formats formats = new Formats(messages);
        String phase = "checkpoints.phase." + now.phase();
        List<String> parts = new ArrayList<>();
        String first = messages.has(phase) ? messages.text(phase) : now.phase();
        if (now.tables() > 0) {
            first += " [" + now.number() + "/" + now.tables() + "]";
        }
        if (!now.table().isEmpty()) {
            first += " " + now.table();
        }
        if (now.fraction() >= 0) {
            first += " " + formats.value(Math.floor(now.fraction() * 100), Unit.PERCENT).line();
        }
        parts.add(first);
        if (now.rows() > 0) {
            parts.add(messages.text("checkpoints.rows", formats.number((double) now.rows()), now.rows()));
        }
        if (now.rate() >= 1) {
            parts.add(messages.text("checkpoints.per-second", formats.value(now.rate(), Unit.BYTES).line()));
        }
        if (now.secondsLeft() >= 0) {
            parts.add(messages.text("checkpoints.left",
                    formats.duration(Duration.ofSeconds(Math.max(1, now.secondsLeft())))));
        }
        return String.join(" · ", parts);
    }
}
