package plumbline.core.backup;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import plumbline.core.backup.FoundBackup.State;
import plumbline.core.problem.FileRefusal;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.work.WorkContext;

/// Sees what backups lie in a folder: ours by their records, others by their names. Follows no link. Stateless.
///
/// @param zone in which the moments in names are meant
public record BackupFolder(ZoneId zone) {

    /// The backups of a folder, newest first; a folder that is not there holds none.
    ///
    /// @param scripts whether scripts are read through, which takes time
    /// @throws ProblemException BACKUP_FOLDER where it can't be read
    public List<FoundBackup> list(Path folder, boolean scripts, WorkContext context) {
        List<FoundBackup> found = new ArrayList<>();
        if (!Files.exists(folder)) {
            return found;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                context.checkCancelled();
                look(file, scripts, context).ifPresent(found::add);
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException refused) {
            throw new ProblemException(
                    Problem.of(ProblemCode.BACKUP_FOLDER, folder.toString(), FileRefusal.of(refused)),
                    refused);
        }
        found.sort(Comparator.comparing(FoundBackup::at).thenComparing(FoundBackup::name).reversed());
        return found;
    }

    /// One backup.
    ///
    /// @throws ProblemException UNKNOWN_BACKUP where there is none
    public FoundBackup one(Path file, WorkContext context) {
        try {
            return look(file, true, context).orElseThrow(
                    () -> new ProblemException(Problem.of(ProblemCode.UNKNOWN_BACKUP, file.toString())));
        } catch (IOException refused) {
            throw new ProblemException(Problem.of(ProblemCode.BACKUP_FOLDER, file.toString(), FileRefusal.of(refused)),
                    refused);
        }
    }

    private Optional<FoundBackup> look(Path file, boolean scripts, WorkContext context) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        String name = String.valueOf(file.getFileName());
        if (!facts.isRegularFile() && !facts.isDirectory()) {
            return Optional.empty();
        }
        if (facts.isRegularFile() && name.endsWith(PartialFile.SUFFIX)) {
            String whole = name.substring(0, name.length() - PartialFile.SUFFIX.length());
            return BackupNames.kindOf(whole, false).map(kind -> new FoundBackup(file, kind, State.HALF,
                    facts.lastModifiedTime().toInstant(), facts.size(), null, null));
        }
        if (facts.isRegularFile()) {
            try {
                Optional<BackupRecord> record = RecordFile.read(file);
                if (record.isPresent()) {
                    return Optional.of(recorded(file, facts, record.get()));
                }
            } catch (IOException unreadable) {
                return Optional.of(new FoundBackup(file, BackupNames.kindOf(name, false).orElse(Kind.DATABASE),
                        State.DAMAGED, facts.lastModifiedTime().toInstant(), facts.size(), null,
                        new Flaw(Flaw.Code.RECORD, FileRefusal.of(unreadable))));
            }
        }
        Optional<Kind> kind = BackupNames.kindOf(name, facts.isDirectory());
        return kind.isPresent()
                ? Optional.of(unrecorded(file, facts, kind.get(), scripts, context))
                : Optional.empty();
    }

    private static FoundBackup recorded(Path file, BasicFileAttributes facts, BackupRecord record) {
        boolean same = facts.size() == record.bytes();
        return new FoundBackup(file, record.kind(), same ? State.WHOLE : State.DAMAGED, record.at(), facts.size(),
                record, same ? null : new Flaw(Flaw.Code.SIZE, facts.size() + " / " + record.bytes()));
    }

    private FoundBackup unrecorded(Path file, BasicFileAttributes facts, Kind kind, boolean scripts,
            WorkContext context) throws IOException {
        Instant at = BackupNames.moment(String.valueOf(file.getFileName()), zone)
                .orElse(facts.lastModifiedTime().toInstant());
        Flaw flaw = scripts && kind == Kind.SCRIPT ? PlainScript.flaw(file, context).orElse(null) : null;
        return new FoundBackup(file, kind, flaw == null ? State.UNRECORDED : State.DAMAGED, at,
                facts.isDirectory() ? 0 : facts.size(), null, flaw);
    }
}
