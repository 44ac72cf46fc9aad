package plumbline.core.checkpoint.archive;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Checkpoint.Condition;
import plumbline.core.checkpoint.CheckpointWriter;
import plumbline.core.checkpoint.Fault;
import plumbline.core.checkpoint.LiveReader;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.checkpoint.Tables;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.work.WorkContext;

/// The checkpoints of a folder: each a folder `<id>.plcp`, or a file `checkpoint_*.json` or `auto_backup_*.json` of the
/// licensing-risk system.
/// Thread-safe.
public final class FolderShelf implements Shelf {

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'checkpoint_'yyyyMMdd_HHmmss",
            Locale.ROOT);

    private final Path folder;
    private final CopyOpener opener;
    private final InstantSource clock;

    /// With copies of SQLite files unpacked into the system's temporary folder.
    public FolderShelf(Path folder, LiveReader reader, InstantSource clock) {
        this(folder, reader, () -> Path.of(System.getProperty("java.io.tmpdir", ".")), clock);
    }

    /// @param folder  need not exist; made with the first checkpoint
    /// @param reader  opens copies of SQLite files
    /// @param scratch the console's own folder, in which they are unpacked
    public FolderShelf(Path folder, LiveReader reader, Supplier<Path> scratch, InstantSource clock) {
        this.folder = folder.toAbsolutePath().normalize();
        this.opener = new CopyOpener(reader, scratch);
        this.clock = clock;
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public List<Checkpoint> all() {
        List<Checkpoint> all = new ArrayList<>();
        if (!Files.exists(folder)) {
            return all;
        }
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder, FolderShelf::listed)) {
            inside.forEach(path -> all.add(Look.at(path)));
        } catch (DirectoryIteratorException failed) {
            throw Disk.failure(new IOException(failed), folder);
        } catch (IOException failed) {
            throw Disk.failure(failed, folder);
        }
        all.sort(Comparator.comparing(Look::made).thenComparing(Checkpoint::id).reversed());
        return all;
    }

    private static boolean listed(Path path) {
        String name = String.valueOf(path.getFileName());
        return !name.startsWith(".") && (name.endsWith(Names.FOLDER) || name.endsWith(Names.PARTIAL)
                || (Names.isNative(name) && Files.isRegularFile(path)));
    }

    @Override
    public Checkpoint find(String idOrPath) {
        return path(idOrPath).map(Look::at).orElseThrow(() -> new ProblemException(
                Problem.of(ProblemCode.UNKNOWN_CHECKPOINT, Names.shown(idOrPath))));
    }

    private Optional<Path> path(String idOrPath) {
        try {
            if (Names.valid(idOrPath)) {
                for (String ending : new String[]{"", Names.FOLDER, Names.PARTIAL, ".json"}) {
                    Path path = folder.resolve(idOrPath + ending);
                    if (exists(path)) {
                        return Optional.of(path);
                    }
                }
            }
            Path path = Path.of(idOrPath).toAbsolutePath().normalize();
            return exists(path) ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException notOne) {
            return Optional.empty();
        }
    }

    private static boolean exists(Path path) {
        String name = String.valueOf(path.getFileName());
        return (name.endsWith(Names.FOLDER) || name.endsWith(Names.PARTIAL) || name.endsWith(".json"))
                && Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public Tables open(Checkpoint checkpoint) {
        if (checkpoint.condition() == Condition.NEWER) {
            throw new ProblemException(
                    Problem.of(ProblemCode.NEWER_CHECKPOINT, checkpoint.id(), checkpoint.why()));
        }
        if (checkpoint.condition() == Condition.NATIVE_JSON) {
            return new NativeTables(checkpoint.path(), checkpoint.contents());
        }
        var _ = checkpoint.contents();
        return saved(checkpoint);
    }

    private SavedTables saved(Checkpoint checkpoint) {
        try {
            return new SavedTables(checkpoint.id(), checkpoint.path(), ManifestReader.read(checkpoint.path()),
                    opener);
        } catch (BadForm wrong) {
            throw new ProblemException(Problem.of(ProblemCode.BAD_CHECKPOINT, checkpoint.id(), wrong.fault()), wrong);
        } catch (IOException failed) {
            throw SavedTables.bad(checkpoint.id(), "manifest.json", failed);
        }
    }

    @Override
    public TupleReader absent(Checkpoint checkpoint, SavedTable table) {
        var _ = checkpoint.contents();
        return table.absent().isEmpty() ? TupleReader.none() : saved(checkpoint).absent(table);
    }

    @Override
    public List<Fault> verify(Checkpoint checkpoint, WorkContext context) {
        return new Verification(checkpoint, opener, context).run(clock.instant());
    }

    @Override
    public void delete(Checkpoint checkpoint) {
        Path path = checkpoint.path();
        try {
            if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                Labels.remove(path);
                Files.delete(path);
                return;
            }
            // under another name first, so that nobody meets half of it
            Path going = path.resolveSibling(
                    "." + path.getFileName() + "." + Long.toHexString(System.nanoTime()) + Names.DELETING);
            Disk.rename(path, going);
            Disk.remove(going);
            removeLeftovers(Disk.folderOf(path));
        } catch (IOException failed) {
            throw Disk.failure(failed, path);
        }
    }

    private static void removeLeftovers(Path folder) throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, ".*" + Names.DELETING)) {
            for (Path leftover : leftovers) {
                Disk.remove(leftover);
            }
        }
    }

    @Override
    public Checkpoint relabel(Checkpoint checkpoint, String description, boolean pinned) {
        try {
            Labels.change(checkpoint.path(), description, pinned);
        } catch (IOException failed) {
            throw Disk.failure(failed, checkpoint.path());
        }
        return Look.at(checkpoint.path());
    }

    @Override
    public List<Checkpoint> outdated(int keep, Duration age, Predicate<Checkpoint> among) {
        return Retention.outdated(all(), keep, clock.instant().minus(age), among);
    }

    @Override
    public List<Fault> exportTo(Checkpoint checkpoint, Path file, WorkContext context) {
        List<Fault> wrong = TarFile.write(checkpoint, file, context);
        if (!wrong.isEmpty()) { // else it says nothing new: rows were not read
            Verification.note(checkpoint, clock.instant(), false);
        }
        return wrong;
    }

    @Override
    public Checkpoint importFrom(Path file, WorkContext context) {
        return String.valueOf(file.getFileName()).endsWith(".json")
                ? new NativeImport(folder, opener, file, context).run(clock.instant())
                : new Import(this, opener, file, context).run(clock.instant());
    }

    @Override
    public CheckpointWriter begin(String wantedId) {
        String wanted = wantedId.isEmpty()
                ? NAME.format(clock.instant().atZone(ZoneId.systemDefault()))
                : Names.checked(wantedId);
        Path partial = reserve(wanted);
        return new FolderWriter(Look.id(partial), partial, Look::at);
    }

    /// Makes the folder under which a checkpoint is written.
    Path reserve(String wanted) {
        try {
            Disk.createFolders(folder);
            for (int number = 1;; number++) {
                String id = number == 1 ? wanted : wanted + "_" + number;
                Path partial = folder.resolve(id + Names.PARTIAL);
                if (taken(id)) {
                    continue;
                }
                try {
                    Disk.createFolder(partial);
                } catch (FileAlreadyExistsException another) {
                    continue;
                }
                if (!taken(id)) { // it was finished between the two
                    return partial;
                }
                Files.delete(partial);
            }
        } catch (IOException failed) {
            throw Disk.failure(failed, folder);
        }
    }

    private boolean taken(String id) {
        return Files.exists(folder.resolve(id + Names.FOLDER), LinkOption.NOFOLLOW_LINKS)
                || Files.exists(folder.resolve(id + ".json"), LinkOption.NOFOLLOW_LINKS);
    }
}
