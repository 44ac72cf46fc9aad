package plumbline.core.checkpoint.archive;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import plumbline.core.checkpoint.CheckpointWriter.PackedFile;
import plumbline.core.checkpoint.Fault;
import plumbline.core.checkpoint.Fault.Code;
import plumbline.core.checkpoint.LiveReader;
import plumbline.core.checkpoint.Tables;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.work.PrivateFolder;

/// The SQLite file of a checkpoint, unpacked into a private folder that goes with it.
///
/// @param folder the private one
record UnpackedCopy(PrivateFolder folder, Path file, Tables tables) implements AutoCloseable {

    /// Unpacks it, compares its hash and opens it.
    ///
    /// @param parent where the private folder is made
    static UnpackedCopy open(String id, Path checkpoint, Contents contents, LiveReader reader, Path parent) {
        PackedFile packed = contents.copy();
        if (packed == null) {
            throw new ProblemException(Problem.of(ProblemCode.BAD_CHECKPOINT, id, Fault.of(Code.NO_COPY)));
        }
        PrivateFolder folder;
        try {
            folder = PrivateFolder.in(parent);
        } catch (IOException failed) {
            throw Disk.failure(failed, parent);
        }
        boolean opened = false;
        try {
            Path file = folder.path().resolve("main.db");
            unpack(id, checkpoint, packed, file);
            UnpackedCopy copy = new UnpackedCopy(folder, file,
                    reader.openCopy(file, contents.manifest().origin()));
            opened = true;
            return copy;
        } finally {
            if (!opened) {
                folder.close();
            }
        }
    }

    private static void unpack(String id, Path checkpoint, PackedFile packed, Path to) {
        MessageDigest hash = Disk.sha256();
        long bytes = 0;
        try (FileChannel out = Disk.create(to);
                InputStream disk = new BufferedInputStream(Files.newInputStream(checkpoint.resolve(packed.file()),
                        LinkOption.NOFOLLOW_LINKS), 1 << 17);
                DigestInputStream hashed = new DigestInputStream(disk, hash);
                InputStream in = new ZstdInputStreamNoFinalizer(hashed)) {
            byte[] buffer = new byte[1 << 18];
            for (int read = read(id, packed, in, buffer); read >= 0; read = read(id, packed, in, buffer)) {
                bytes += read;
                if (bytes > packed.bytes()) {
                    break;
                }
                try {
                    Disk.writeAll(out, ByteBuffer.wrap(buffer, 0, read));
                } catch (IOException failed) {
                    throw Disk.failure(failed, Disk.folderOf(to));
                }
            }
            long _ = hashed.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException failed) {
            throw SavedTables.bad(id, packed.file(), failed);
        }
        String found = HexFormat.of().formatHex(hash.digest());
        if (!found.equals(packed.sha256()) || bytes != packed.bytes()) {
            throw new ProblemException(Problem.of(ProblemCode.BAD_CHECKPOINT, id,
                    Fault.at(packed.file(), Code.COPY_DIFFERS, packed.sha256(), packed.bytes(), found, bytes)));
        }
    }

    private static int read(String id, PackedFile packed, InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException failed) {
            throw SavedTables.bad(id, packed.file(), failed);
        }
    }

    @Override
    public void close() {
        tables.close();
        folder.close();
    }
}
