package plumbline.core.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import plumbline.core.backup.Flaw.Code;
import plumbline.core.problem.FileRefusal;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.work.WorkContext;

/// Reads backups to see whether they could be put back. Changes nothing and needs no server. Thread-safe.
public final class Verifier {

    private final PostgresArchives archives;
    private final SqliteCopies copies;

    public Verifier(PostgresArchives archives, SqliteCopies copies) {
        this.archives = archives;
        this.copies = copies;
    }

    /// What was found.
    ///
    /// @param flaws   empty where it is good
    /// @param rows    of a dump: how many rows of which table it holds
    /// @param entries of an archive: how many things it holds
    public record Verified(FoundBackup backup, List<Flaw> flaws, Map<String, Long> rows, long entries) {

        public Verified {
            flaws = List.copyOf(flaws);
        }
    }

    /// Reads it whole: its sum against its record, then by the tool that would put it back.
    public Verified verify(FoundBackup backup, WorkContext context) {
        List<Flaw> flaws = new ArrayList<>(sum(backup, context));
        Map<String, Long> rows = new TreeMap<>();
        long entries = 0;
        if (flaws.isEmpty()) {
            try {
                entries = read(backup, flaws, rows, context);
            } catch (IOException broken) {
                flaws.add(new Flaw(Code.FILES, FileRefusal.of(broken)));
            }
        }
        return new Verified(backup, flaws, rows, entries);
    }

    private long read(FoundBackup backup, List<Flaw> flaws, Map<String, Long> rows, WorkContext context)
            throws IOException {
        Path file = backup.path();
        switch (backup.kind()) {
            case DATABASE, TABLES -> {
                try {
                    ArchiveContents contents = archives.contents(file, context);
                    archives.countRows(file, context).forEach((table, count) -> rows.put(table.toString(), count));
                    if (rows.size() < contents.rows().size()) {
                        flaws.add(new Flaw(Code.ROWS, rows.size() + " / " + contents.rows().size()));
                    }
                    return contents.entries().size();
                } catch (ProblemException refused) {
                    flaws.add(damage(refused));
                }
            }
            case SQLITE -> flaws.addAll(integrity(file, context));
            case FILES -> {
                return ArchivedFiles.readThrough(file, context);
            }
            case SCRIPT -> PlainScript.flaw(file, context).ifPresent(flaws::add);
            case PROJECT -> {
                // a copied folder holds nothing it could be compared with
            }
        }
        return 0;
    }

    /// A file that the tool can't read is damaged; that there is no tool is something else.
    private static Flaw damage(ProblemException refused) {
        Problem problem = refused.problem();
        if (problem.code() != ProblemCode.BAD_BACKUP) {
            throw refused;
        }
        return new Flaw(Code.ARCHIVE, problem.said());
    }

    private List<Flaw> integrity(Path file, WorkContext context) {
        try {
            return copies.integrity(file, context).stream().map(line -> new Flaw(Code.SQLITE, line)).toList();
        } catch (ProblemException refused) {
            return switch (refused.problem().code()) {
                case NOT_SQLITE, FILE_DAMAGED, STATEMENT, LOST, FILE_UNREADABLE ->
                    List.of(new Flaw(Code.SQLITE, refused.problem().said()));
                default -> throw refused;
            };
        }
    }

    /// Only as much as says that it is the file that was written: its sum, or, where it has no record, what there is.
    List<Flaw> quick(FoundBackup backup, WorkContext context) {
        return backup.record() == null ? verify(backup, context).flaws() : sum(backup, context);
    }

    private static List<Flaw> sum(FoundBackup backup, WorkContext context) {
        if (backup.flaw() != null && backup.kind() != Kind.SCRIPT) {
            return List.of(backup.flaw());
        }
        BackupRecord record = backup.record();
        if (record == null) {
            return List.of();
        }
        try {
            return Digest.of(backup.path(), context).equals(record.sha256())
                    ? List.of()
                    : List.of(Flaw.of(Code.HASH));
        } catch (IOException unreadable) {
            return List.of(new Flaw(Code.UNREADABLE, FileRefusal.of(unreadable)));
        }
    }
}
