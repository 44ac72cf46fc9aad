package plumbline.core.checkpoint.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Checkpoint.Condition;
import plumbline.core.checkpoint.Fault;
import plumbline.core.checkpoint.Fault.Code;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.text.Sentence;
import plumbline.core.work.WorkContext;

/// Takes a file of the licensing-risk system into a shelf: a copy, verified before it has its name. Used once.
final class NativeImport {

    private static final int PIECE = 1 << 18;

    private final Path folder;
    private final CopyOpener opener;
    private final Path file;
    private final WorkContext context;

    NativeImport(Path folder, CopyOpener opener, Path file, WorkContext context) {
        this.folder = folder;
        this.opener = opener;
        this.file = file;
        this.context = context;
    }

    Checkpoint run(Instant at) {
        Checkpoint found = Look.at(file);
        verified(found);
        String name = String.valueOf(file.getFileName());
        String id = Names.checked(Look.id(Path.of(Names.isNative(name) ? name : "checkpoint_" + name)));
        try {
            Disk.createFolders(folder);
            Path place = free(id, found.contents());
            Path next = folder.resolve("." + place.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".tmp");
            try {
                copy(next);
                // what was copied is what was verified
                if (!NativeFile.manifest(next).root().equals(found.contents().root())) {
                    throw bad(Fault.of(Code.CHANGED_SINCE));
                }
                Disk.rename(next, place);
            } finally {
                Files.deleteIfExists(next);
            }
            Labels.verified(place, at, true);
            return Look.at(place);
        } catch (BadForm wrong) {
            throw bad(wrong.fault());
        } catch (IOException failed) {
            throw Disk.failure(failed, folder);
        }
    }

    private void verified(Checkpoint found) {
        if (found.condition() != Condition.NATIVE_JSON) {
            throw bad(found.fault() == null ? Fault.of(Code.NO_TABLES, Look.id(file)) : found.fault());
        }
        List<Fault> wrong = new Verification(found, opener, context).run();
        if (!wrong.isEmpty()) {
            throw bad(Fault.together(wrong));
        }
    }

    private ProblemException bad(Sentence what) {
        return new ProblemException(
                Problem.of(ProblemCode.BAD_CHECKPOINT, String.valueOf(file.getFileName()), what));
    }

    private Path free(String id, Manifest manifest) {
        for (int number = 1;; number++) {
            String wanted = number == 1 ? id : id + "_" + number;
            Path place = folder.resolve(wanted + ".json");
            boolean taken = Files.exists(place, LinkOption.NOFOLLOW_LINKS)
                    || Files.exists(folder.resolve(wanted + Names.FOLDER), LinkOption.NOFOLLOW_LINKS);
            if (!taken) {
                return place;
            }
            Manifest there = Look.at(place).manifest();
            if (there != null && there.root().equals(manifest.root())) {
                throw new ProblemException(Problem.of(ProblemCode.CHECKPOINT_TAKEN, wanted));
            }
        }
    }

    private void copy(Path to) throws IOException {
        byte[] piece = new byte[PIECE];
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file)); FileChannel out = Disk.create(to)) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                context.checkCancelled();
                Disk.writeAll(out, ByteBuffer.wrap(piece, 0, read));
            }
            out.force(true);
        }
    }
}
