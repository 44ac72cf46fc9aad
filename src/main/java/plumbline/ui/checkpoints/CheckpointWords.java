package plumbline.ui.checkpoints;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Drift;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.Skipped;
import plumbline.core.health.Unit;
import plumbline.core.text.FirstNames;
import plumbline.ui.fx.Formats;
import plumbline.ui.fx.Mark;
import plumbline.ui.fx.Said;
import plumbline.ui.fx.Texts;

/// What the screen says of checkpoints. FX thread only.
///
/// @param zone in which moments are told
record CheckpointWords(Texts texts, ZoneId zone) {

    private static final int NAMED = 5; // the others stand below the tables

    String number(long number) {
        return NumberFormat.getIntegerInstance(texts.messages().language().locale()).format(number);
    }

    String bytes(long bytes) {
        return new Formats(texts.messages()).value((double) bytes, Unit.BYTES).line();
    }

    /// That a checkpoint was made, and what is missing in it for want of a right.
    Said saved(Checkpoint made) {
        long rows = made.contents().rows();
        String text = texts.now("checkpoints.done.create", made.id(), number(rows), rows);
        List<String> unread = made.contents().inventory().skipped().stream()
                .filter(Skipped::noRight).map(Skipped::name).toList();
        return unread.isEmpty()
                ? Said.well(text)
                : new Said(Mark.WARNING, text + " " + texts.now("checkpoints.done.left-out", number(unread.size()),
                        unread.size(), FirstNames.of(unread, NAMED)));
    }

    String rows(long rows) {
        return texts.now("checkpoints.rows", number(rows), rows);
    }

    String tables(long tables) {
        return texts.now("checkpoints.tables.count", number(tables), tables);
    }

    String moment(Instant at) {
        return Formats.stamp(at, zone);
    }

    String age(Instant at, Instant now) {
        return new Formats(texts.messages()).age(Duration.between(at, now));
    }

    /// Why it was made; empty where nobody knows.
    String reason(Checkpoint checkpoint) {
        String reason = Chip.reason(checkpoint);
        String key = "checkpoints.reason." + reason;
        return reason.isEmpty() ? "" : texts.messages().has(key) ? texts.now(key) : reason;
    }

    /// The style class of its reason's shape.
    static String reasonShape(Checkpoint checkpoint) {
        return switch (Chip.reason(checkpoint)) {
            case Manifest.SAFETY -> "reason-safety";
            case Manifest.SCHEDULED -> "reason-scheduled";
            case Manifest.IMPORTED -> "reason-imported";
            default -> "reason-manual";
        };
    }

    /// Its state: what can't be used says so before anything else.
    static Mark mark(Checkpoint checkpoint) {
        return switch (checkpoint.condition()) {
            case GOOD, NATIVE_JSON -> checkpoint.label().verified() == null
                    ? Mark.UNKNOWN
                    : checkpoint.label().intact() ? Mark.OK : Mark.CRITICAL;
            case INCOMPLETE -> Mark.WARNING;
            case DAMAGED -> Mark.CRITICAL;
            case FOREIGN, NEWER -> Mark.UNREACHABLE;
        };
    }

    /// Its state in a word or two.
    String state(Checkpoint checkpoint) {
        return switch (checkpoint.condition()) {
            case GOOD, NATIVE_JSON -> checkpoint.label().verified() == null
                    ? texts.now("checkpoints.verified.never")
                    : texts.now(checkpoint.label().intact()
                            ? "checkpoints.verified.intact"
                            : "checkpoints.verified.damaged");
            case INCOMPLETE, DAMAGED, FOREIGN, NEWER -> condition(checkpoint);
        };
    }

    /// Its state with when that was found out.
    String stateAndWhen(Checkpoint checkpoint, Instant now) {
        Instant verified = checkpoint.label().verified();
        return verified == null || !checkpoint.usable()
                ? state(checkpoint)
                : texts.now("checkpoints.verified.when", state(checkpoint), age(verified, now), moment(verified));
    }

    String condition(Checkpoint checkpoint) {
        return texts.now("checkpoints.condition." + checkpoint.condition().name().toLowerCase(Locale.ROOT));
    }

    String drift(Drift drift) {
        return drift.word(texts.messages());
    }

    /// What it is compared with.
    String other(Other other) {
        return switch (other) {
            case Other.Live live -> texts.now("checkpoints.other.live", live.target().name());
            case Other.Saved saved -> saved.checkpoint().label().description().isEmpty()
                    ? texts.now("checkpoints.other.saved", saved.checkpoint().id())
                    : texts.now("checkpoints.other.saved-described", saved.checkpoint().id(),
                            saved.checkpoint().label().description());
        };
    }
}
