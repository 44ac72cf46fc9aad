package plumbline.core.checkpoint.archive;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Packs what it is given into frames of zstd that can be read alone, each of about one MiB unpacked and never ending inside
/// a row. A row of many MiB is packed as it comes, without a buffer of its size.
///
/// A failure of the disk comes as [UncheckedIOException]. Used by one thread.
final class FrameWriter implements AutoCloseable {

    private static final int SIZE = 1 << 20;
    private static final int HUGE = 4 << 20;
    private static final int LEVEL = 1;

    private final FileChannel out;
    private final ZstdCompressCtx packer = new ZstdCompressCtx().setLevel(LEVEL);
    private final MessageDigest whole = Disk.sha256();
    private final MessageDigest single = Disk.sha256();
    private final FrameLog log = new FrameLog();
    private byte[] buffer = new byte[SIZE + SIZE / 4];
    private byte[] packed = new byte[(int) Zstd.compressBound(SIZE + SIZE / 4)];
    private int used;
    private long rowsInFrame;
    private long place;
    private long bytes;
    private long rows;
    private @Nullable OutputStream huge;
    private long hugeBytes;
    private long packedBytes;

    FrameWriter(FileChannel out) {
        this.out = out;
    }

    /// Begins a row.
    ///
    /// @param length how many bytes it has at least
    void beginRow(long length) {
        if (used > 0 && used + length > SIZE) {
            endFrame();
        }
        if (length > HUGE) {
            huge = hugeFrame();
            hugeBytes = 0;
        }
    }

    /// Ends a row.
    void endRow() {
        rows++;
        rowsInFrame++;
        OutputStream stream = huge;
        if (stream != null) {
            huge = null;
            try {
                stream.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            logged(packedBytes, hugeBytes);
        }
    }

    /// Puts bytes behind those before.
    void write(byte[] from, int start, int length) {
        bytes += length;
        OutputStream stream = huge;
        if (stream != null) {
            hugeBytes += length;
            try {
                stream.write(from, start, length);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            return;
        }
        room(length);
        System.arraycopy(from, start, buffer, used, length);
        used += length;
    }

    /// Puts a byte behind those before.
    void write(int value) {
        bytes++;
        OutputStream stream = huge;
        if (stream != null) {
            hugeBytes++;
            try {
                stream.write(value);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            return;
        }
        room(1);
        buffer[used++] = (byte) value;
    }

    private void room(int more) {
        if (buffer.length - used < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, used + more));
        }
    }

    /// Ends the last frame; there is at least one.
    void finish() {
        if (used > 0 || log.count() == 0) {
            endFrame();
        }
    }

    private void endFrame() {
        int most = (int) Zstd.compressBound(used);
        if (packed.length < most) {
            packed = new byte[most];
        }
        int length = packer.compressByteArray(packed, 0, packed.length, buffer, 0, used);
        put(packed, 0, length);
        int unpacked = used;
        used = 0;
        logged(length, unpacked);
    }

    private void put(byte[] from, int start, int length) {
        single.update(from, start, length);
        whole.update(from, start, length);
        try {
            Disk.writeAll(out, ByteBuffer.wrap(from, start, length));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void logged(long length, long unpacked) {
        log.add(place, length, rowsInFrame, unpacked, single.digest());
        place += length;
        rowsInFrame = 0;
    }

    private OutputStream hugeFrame() {
        packedBytes = 0;
        OutputStream disk = new OutputStream() {
            @Override
            public void write(int value) {
                write(new byte[]{(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] from, int start, int length) {
                put(from, start, length);
                packedBytes += length;
            }
        };
        try {
            return new BufferedOutputStream(new ZstdOutputStreamNoFinalizer(disk, LEVEL), 1 << 16);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// How many bytes it was given.
    long bytes() {
        return bytes;
    }

    /// How many rows ended.
    long rows() {
        return rows;
    }

    /// How many bytes lie in the file.
    long fileBytes() {
        return place;
    }

    /// The frames so far.
    FrameLog log() {
        return log;
    }

    /// The hash of the file, once.
    String sha256() {
        return HexFormat.of().formatHex(whole.digest());
    }

    @Override
    public void close() {
        packer.close();
        OutputStream stream = huge;
        huge = null;
        if (stream != null) {
            try {
                stream.close();
            } catch (IOException | UncheckedIOException failed) {
                // the file is not wanted any more
            }
        }
    }
}
