package plumbline.db.sqlite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import plumbline.core.activity.FileUse;
import plumbline.core.activity.FileUse.Holder;
import plumbline.core.activity.FileUse.Lock;
import plumbline.core.activity.FileUseReader;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;

/// Reads who uses a SQLite file from the lists of Linux; elsewhere nothing is told but the log's size. Thread-safe.
///
/// SQLite's locks are byte-range locks (`os.h` and `wal.c` of SQLite): in the file PENDING, RESERVED and 510 bytes for
/// SHARED readers, all of which a writer takes to be EXCLUSIVE; in `-shm` one byte each for WRITE, CKPT, RECOVER and five
/// for readers. Locks of processes in other containers are not in the list.
///
/// Where a file system's volumes share one device, an inode number may mean two files: there a process counts only when
/// its open files show that it has this one open, and where that can't be seen nothing is told.
public final class ProcFileUse implements FileUseReader {

    private static final long PENDING = 0x40000000L;
    private static final long RESERVED = PENDING + 1;
    private static final long SHARED_FIRST = PENDING + 2;
    private static final long SHARED_LAST = SHARED_FIRST + 509;
    private static final long WAL_WRITE = 120;
    private static final long WAL_CHECKPOINT = 121;
    private static final long WAL_RECOVER = 122;
    private static final long WAL_READ_FIRST = 123;
    private static final long WAL_READ_LAST = 127;

    private final Path proc;
    private final long self;
    private final InstantSource clock;

    public ProcFileUse(InstantSource clock) {
        this(Path.of("/proc"), ProcessHandle.current().pid(), clock);
    }

    /// @param proc where the system's lists are
    /// @param self the process that is left out
    ProcFileUse(Path proc, long self, InstantSource clock) {
        this.proc = proc;
        this.self = self;
        this.clock = clock;
    }

    @Override
    public FileUse read(Path file) {
        Instant now = clock.instant();
        try {
            Path real = file.toRealPath();
            Path wal = beside(real, "-wal");
            boolean keepsLog = Files.exists(wal);
            long walBytes = keepsLog ? sizeOrZero(wal) : 0;
            List<String> lines = lines(proc.resolve("locks"));
            boolean unix = real.getFileSystem().supportedFileAttributeViews().contains("unix");
            boolean listed = !lines.isEmpty() || Files.isReadable(proc.resolve("locks"));
            if (!listed || !unix) {
                return new FileUse(now, false, keepsLog, walBytes, List.of());
            }
            Look look = new Look(LockLine.all(lines), lines(proc.resolve("self/mountinfo")));
            look.at(real, false);
            Path shared = beside(real, "-shm");
            if (Files.exists(shared)) {
                look.at(shared, true);
            }
            return new FileUse(now, look.told, keepsLog, walBytes, holders(look.locks, now));
        } catch (NoSuchFileException gone) {
            throw problem(ProblemCode.FILE_MISSING, file, gone);
        } catch (IOException refused) {
            throw problem(ProblemCode.FILE_UNREADABLE, file, refused);
        }
    }

    private static ProblemException problem(ProblemCode code, Path file, IOException cause) {
        return new ProblemException(Problem.of(code, String.valueOf(file.getFileName()), file.toString()), cause);
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private static long sizeOrZero(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException _) {
            return 0; // the last one who used it took it away
        }
    }

    /// What the lists say about a file and the one beside it.
    private final class Look {

        private final List<LockLine> all;
        private final List<String> mounts;
        private final Map<Long, Set<Lock>> locks = new TreeMap<>();
        private boolean told = true;

        Look(List<LockLine> all, List<String> mounts) {
            this.all = all;
            this.mounts = mounts;
        }

        void at(Path file, boolean log) throws IOException {
            FileMark mark;
            try {
                mark = FileMark.of(file, mounts);
            } catch (NoSuchFileException gone) {
                if (log) {
                    return;
                }
                throw gone;
            }
            told &= !mark.shared() && mark.sameNumbers();
            for (LockLine line : all) {
                if (!mark.fits(line) || line.pid() == self) {
                    continue;
                }
                Optional<Boolean> has = mark.exact() ? Optional.of(true) : hasOpen(line.pid(), file);
                told &= has.isPresent();
                if (has.orElse(false)) {
                    Set<Lock> found = log ? ofLog(line) : ofFile(line);
                    if (!found.isEmpty()) {
                        locks.computeIfAbsent(line.pid(), _ -> EnumSet.noneOf(Lock.class)).addAll(found);
                    }
                }
            }
        }
    }

    private static Set<Lock> ofFile(LockLine line) {
        Set<Lock> found = EnumSet.noneOf(Lock.class);
        if (line.covers(SHARED_FIRST, SHARED_LAST)) {
            found.add(line.write() ? Lock.EXCLUSIVE : Lock.SHARED);
        }
        // a reader touches PENDING for an instant, with a lock that stops nobody
        if (line.write() && line.covers(PENDING, PENDING)) {
            found.add(Lock.PENDING);
        }
        if (line.write() && line.covers(RESERVED, RESERVED)) {
            found.add(Lock.RESERVED);
        }
        return found;
    }

    private static Set<Lock> ofLog(LockLine line) {
        Set<Lock> found = EnumSet.noneOf(Lock.class);
        if (line.write() && line.covers(WAL_WRITE, WAL_WRITE)) {
            found.add(Lock.WAL_WRITE);
        }
        if (line.write() && line.covers(WAL_CHECKPOINT, WAL_CHECKPOINT)) {
            found.add(Lock.WAL_CHECKPOINT);
        }
        if (line.write() && line.covers(WAL_RECOVER, WAL_RECOVER)) {
            found.add(Lock.WAL_RECOVER);
        }
        // an exclusive one is held by a checkpoint, or for an instant to move a reader's mark
        if (!line.write() && line.covers(WAL_READ_FIRST, WAL_READ_LAST)) {
            found.add(Lock.WAL_READ);
        }
        return found;
    }

    private List<Holder> holders(Map<Long, Set<Lock>> locks, Instant now) {
        List<Holder> holders = new ArrayList<>();
        locks.forEach((pid, held) -> holders
                .add(new Holder(pid, command(pid), user(pid), List.copyOf(held), now)));
        holders.sort(Comparator.comparing((Holder holder) -> holder.locks().getFirst()).thenComparingLong(Holder::pid));
        return holders;
    }

    private String command(long pid) {
        List<String> lines = pid == 0 ? List.of() : lines(proc.resolve(pid + "/comm"));
        return lines.isEmpty() ? "" : lines.getFirst();
    }

    private String user(long pid) {
        if (pid == 0) {
            return "";
        }
        try {
            return Files.getOwner(proc.resolve(String.valueOf(pid))).getName();
        } catch (IOException | UnsupportedOperationException _) {
            return ""; // it has ended
        }
    }

    /// Whether a process has a file open; empty where this account may not see that.
    private Optional<Boolean> hasOpen(long pid, Path file) {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(proc.resolve(pid + "/fd"))) {
            for (Path each : open) {
                if (Files.readSymbolicLink(each).equals(file)) {
                    return Optional.of(true);
                }
            }
            return Optional.of(false);
        } catch (NoSuchFileException _) {
            return Optional.of(false); // it has ended
        } catch (IOException | UnsupportedOperationException _) {
            return Optional.empty();
        }
    }

    private static List<String> lines(Path list) {
        try {
            return Files.readString(list, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException _) {
            return List.of();
        }
    }
}
