package plumbline.core.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.backup.FoundBackup.State;
import plumbline.core.problem.FileRefusal;
import plumbline.core.problem.ToldException;
import plumbline.core.text.Phrase;
import plumbline.core.work.WorkContext;

/// Keeps a folder of backups in bounds: says first what would go, deletes it only then, and compresses old plain scripts.
/// Thread-safe.
public final class Pruner {

    private static final Logger LOG = LoggerFactory.getLogger(Pruner.class);

    private final Verifier verifier;
    private final InstantSource clock;
    private final ZoneId zone;

    public Pruner(Verifier verifier, InstantSource clock, ZoneId zone) {
        this.verifier = verifier;
        this.clock = clock;
        this.zone = zone;
    }

    /// What would go.
    ///
    /// @param others     whether files of other scripts go too: `backup_*.sql.gz`, `db_*.sqlite3`, `project_*`
    /// @param scriptDays plain `.sql` files older than so many days would be compressed
    public PrunePlan plan(Path folder, Tiers tiers, boolean others, OptionalInt scriptDays, WorkContext context) {
        Instant now = clock.instant();
        List<FoundBackup> all = new BackupFolder(zone).list(folder, others, context);
        List<FoundBackup> scripts = new ArrayList<>();
        scriptDays.ifPresent(days -> all.stream()
                .filter(each -> each.kind() == Kind.SCRIPT && each.state() != State.HALF
                        && each.name().toLowerCase(Locale.ROOT).endsWith(".sql")
                        && modified(each.path()).isBefore(now.minus(Duration.ofDays(days))))
                .forEach(scripts::add));
        return new PrunePlan(new Pruning(tiers, others, now, zone).decide(all), scripts);
    }

    /// What became of a plan.
    ///
    /// @param left what was not done, with the reason
    public record Pruned(List<FoundBackup> deleted, List<Path> compressed, List<Left> left) {}

    /// A file that was left as it was.
    public record Left(String name, Flaw why) {}

    /// Does what the plan says. Of a series whose newest good backup does not stand a verification nothing is deleted.
    public Pruned perform(PrunePlan plan, WorkContext context) {
        List<FoundBackup> deleted = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        Map<String, Optional<Flaw>> flaws = new HashMap<>();
        for (FoundBackup backup : plan.going()) {
            context.checkCancelled();
            Optional<Flaw> flaw = backup.state() == State.HALF
                    ? Optional.empty()
                    : flaws.computeIfAbsent(backup.series(), series -> flawOfNewest(plan, series, context));
            if (flaw.isPresent()) {
                left.add(new Left(backup.name(), flaw.get()));
                continue;
            }
            try {
                delete(backup.path());
                Files.deleteIfExists(RecordFile.of(backup.path()));
                deleted.add(backup);
            } catch (IOException failure) {
                left.add(new Left(backup.name(), new Flaw(Flaw.Code.UNREADABLE, FileRefusal.of(failure))));
            }
        }
        List<Path> compressed = new ArrayList<>();
        for (FoundBackup script : plan.scripts()) {
            context.checkCancelled();
            try {
                compressed.add(compress(script.path(), context));
            } catch (IOException failure) {
                left.add(new Left(script.name(), new Flaw(Flaw.Code.UNREADABLE, FileRefusal.of(failure))));
            }
        }
        return new Pruned(deleted, compressed, left);
    }

    private Optional<Flaw> flawOfNewest(PrunePlan plan, String series, WorkContext context) {
        @Nullable
        FoundBackup newest = plan.lines().stream().map(PrunePlan.Line::backup)
                .filter(each -> each.series().equals(series)
                        && (each.state() == State.WHOLE || each.state() == State.UNRECORDED))
                .findFirst().orElse(null);
        if (newest == null) {
            return Optional.of(Flaw.of(Flaw.Code.SERIES));
        }
        if (newest.kind() == Kind.PROJECT) {
            return Optional.empty(); // a folder has nothing to compare it with
        }
        return verifier.quick(newest, context).isEmpty()
                ? Optional.empty()
                : Optional.of(new Flaw(Flaw.Code.NEWEST, newest.name()));
    }

    private static Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException gone) {
            return Instant.MAX;
        }
    }

    /// A folder with what is in it; links in it go themselves and not what they lead to.
    private static void delete(Path path) throws IOException {
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes facts) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /// The plain file goes only when the compressed one is whole, on the disk, and was read back.
    private static Path compress(Path script, WorkContext context) throws IOException {
        Path packed = script.resolveSibling(script.getFileName() + ".gz");
        if (Files.exists(packed)) {
            throw new java.nio.file.FileAlreadyExistsException(packed.toString());
        }
        Path partial = packed.resolveSibling(packed.getFileName() + PartialFile.SUFFIX);
        try {
            Files.deleteIfExists(partial);
            createLike(script, partial);
            try (InputStream in = Files.newInputStream(script);
                    OutputStream out = new GZIPOutputStream(Files.newOutputStream(partial), 1 << 16)) {
                byte[] buffer = new byte[1 << 16];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    context.checkCancelled();
                    out.write(buffer, 0, read);
                }
            }
            if (Packed.length(partial, context) != Files.size(script)) {
                throw new ToldException(Phrase.of("detail.changed-packing"));
            }
            Files.setLastModifiedTime(partial, Files.getLastModifiedTime(script));
            PartialFile.force(partial);
            Files.move(partial, packed, StandardCopyOption.ATOMIC_MOVE);
            PartialFile.syncFolder(packed);
            Files.delete(script);
            return packed;
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /// An empty file with another's rights, and its owner where we may give one; a copy of it would read it all at one go.
    private static void createLike(Path script, Path made) throws IOException {
        PosixFileAttributeView from = Files.getFileAttributeView(script, PosixFileAttributeView.class);
        if (from == null) {
            Files.createFile(made);
            return;
        }
        PosixFileAttributes its = from.readAttributes();
        Files.createFile(made, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        PosixFileAttributeView to = Files.getFileAttributeView(made, PosixFileAttributeView.class);
        try {
            to.setGroup(its.group());
            to.setOwner(its.owner());
        } catch (IOException notOurs) {
            LOG.debug("{} keeps us as its owner", made, notOurs);
        }
        to.setPermissions(its.permissions());
    }

    /// A gzipped file, read to its sum at the end.
    private static final class Packed {

        static long length(Path file, WorkContext context) throws IOException {
            long length = 0;
            byte[] buffer = new byte[1 << 16];
            try (InputStream in = new java.util.zip.GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    context.checkCancelled();
                    length += read;
                }
            }
            return length;
        }
    }
}
