package plumbline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.core.backup.BackupRecord;
import plumbline.core.backup.Flaw;
import plumbline.core.backup.FoundBackup;
import plumbline.core.health.Bytes;
import plumbline.core.target.Identity;

/// How backups are written, in JSON and for people.
final class BackupWords {

    private final Said said;

    BackupWords(Said said) {
        this.said = said;
    }

    static Map<String, @Nullable Object> json(FoundBackup backup) {
        BackupRecord record = backup.record();
        Identity identity = record == null ? null : record.identity();
        Flaw flaw = backup.flaw();
        return Json.object("path", backup.path().toString(), "kind", backup.kind().word(), "state",
                backup.state().word(), "scope", record == null ? null : record.scope().word(), "target",
                record == null ? null : record.target(), "identity", identity == null ? null : identity.line(),
                "server", identity == null ? null : identity.version().text(), "tables",
                record == null ? List.of() : record.tables(), "at", backup.at().toString(), "bytes", backup.bytes(),
                "sha256", record == null ? null : record.sha256(), "tool", record == null ? null : record.tool(),
                "who", record == null ? null : record.who(), "flaw", flaw == null ? null : json(flaw), "notes",
                record == null ? List.of() : record.notes());
    }

    static Map<String, @Nullable Object> json(Flaw flaw) {
        return Json.object("code", flaw.word(), "detail", flaw.detail());
    }

    Block.Table table(List<FoundBackup> backups) {
        List<List<String>> rows = new ArrayList<>();
        for (FoundBackup backup : backups) {
            BackupRecord record = backup.record();
            rows.add(List.of(backup.at().toString(), backup.kind().said().in(said.messages().get()),
                    said.text("backup.state."
                            + backup.state().word()),
                    record == null ? "" : record.target(),
                    Bytes.text((double) backup.bytes()),
                    backup.path().toString(), flaw(backup.flaw())));
        }
        return new Block.Table(List.of(said.text("backup.column.at"), said.text("backup.column.kind"),
                said.text("backup.column.state"), said.text("backup.column.of"), said.text("backup.column.bytes"),
                said.text("backup.column.file"), said.text("backup.column.flaw")),
                List.of(false, false, false, false, true, false, false), rows);
    }

    String flaw(@Nullable Flaw flaw) {
        return flaw == null ? "" : flaw.in(said.messages().get());
    }
}
