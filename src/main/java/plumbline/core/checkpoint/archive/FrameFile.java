package plumbline.core.checkpoint.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.HexFormat;

/// Puts packed frames into a file, one behind the other, and remembers where they lie. Used by one thread at a time.
///
/// A failure of the disk comes as [UncheckedIOException].
final class FrameFile implements FrameWriter.Frames {

    private final FileChannel out;
    private final MessageDigest whole = Disk.sha256();
    private final FrameLog log = new FrameLog();
    private long place;
    private long end;

    FrameFile(FileChannel out) {
        this.out = out;
    }

    @Override
    public void add(byte[] from, int start, int length) {
        whole.update(from, start, length);
        try {
            Disk.writeAll(out, ByteBuffer.wrap(from, start, length));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        end += length;
    }

    @Override
    public void end(long rows, long bytes, byte[] sha256) {
        log.add(place, end - place, rows, bytes, sha256);
        place = end;
    }

    /// How many bytes lie in the file.
    long bytes() {
        return end;
    }

    /// The frames so far.
    FrameLog log() {
        return log;
    }

    /// The hash of the file, once.
    String sha256() {
        return HexFormat.of().formatHex(whole.digest());
    }
}
