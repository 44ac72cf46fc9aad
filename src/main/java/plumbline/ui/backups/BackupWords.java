package plumbline.ui.backups;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import plumbline.core.backup.BackupRecord;
import plumbline.core.backup.FoundBackup;
import plumbline.core.backup.FoundBackup.State;
import plumbline.core.backup.Kind;
import plumbline.core.backup.Scope;
import plumbline.core.health.Unit;
import plumbline.ui.fx.Formats;
import plumbline.ui.fx.Mark;
import plumbline.ui.fx.Texts;

/// What the screens say of backups. FX thread only.
///
/// @param zone in which moments are told
record BackupWords(Texts texts, ZoneId zone) {

    String number(long number) {
        return NumberFormat.getIntegerInstance(texts.messages().language().locale()).format(number);
    }

    String bytes(FoundBackup backup) {
        return backup.kind() == Kind.PROJECT ? "" : bytes(backup.bytes());
    }

    String bytes(long bytes) {
        return new Formats(texts.messages()).value((double) bytes, Unit.BYTES).line();
    }

    String moment(Instant at) {
        return Formats.stamp(at, zone);
    }

    String age(Instant at, Instant now) {
        return new Formats(texts.messages()).age(Duration.between(at, now));
    }

    String kind(FoundBackup backup) {
        BackupRecord record = backup.record();
        String kind = texts.now("backups.kind." + backup.kind().word());
        return record == null || record.scope() == Scope.ALL
                ? kind
                : texts.now("backups.kind.scoped", kind, texts.now("backups.scope." + record.scope().word()));
    }

    /// What it was made of.
    static String of(FoundBackup backup) {
        BackupRecord record = backup.record();
        return record == null ? "" : record.target();
    }

    static String tool(FoundBackup backup) {
        BackupRecord record = backup.record();
        return record == null ? "" : record.tool();
    }

    /// Its state: what was found out by reading it goes before what its size says.
    static Mark mark(FoundBackup backup, @org.jspecify.annotations.Nullable Checked checked) {
        if (checked != null) {
            return checked.good() ? Mark.OK : Mark.CRITICAL;
        }
        return switch (backup.state()) {
            case WHOLE -> Mark.UNKNOWN;
            case UNRECORDED -> backup.kind() == Kind.SCRIPT && backup.flaw() == null ? Mark.WARNING : Mark.UNKNOWN;
            case DAMAGED -> Mark.CRITICAL;
            case HALF -> Mark.WARNING;
        };
    }

    String state(FoundBackup backup, @org.jspecify.annotations.Nullable Checked checked, Instant now) {
        if (checked != null) {
            return texts.now(!checked.good()
                    ? "backups.state.bad"
                    : checked.tried() ? "backups.state.tried" : "backups.state.good", age(checked.at(), now));
        }
        return backup.state() == State.UNRECORDED && backup.kind() == Kind.SCRIPT
                ? texts.now("backups.state.script")
                : texts.now("backups.state." + backup.state().word());
    }
}
