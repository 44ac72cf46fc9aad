package plumbline.core.checkpoint.archive;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Packs what it is given into frames of zstd that can be read alone, each of about one MiB unpacked and never ending inside
/// a row. A row of many MiB is packed as it comes, without a buffer of its size.
///
/// A failure of what takes them comes as [UncheckedIOException]. Used by one thread.
final class FrameWriter implements AutoCloseable {

    private static final int SIZE = 1 << 20;
    private static final int HUGE = 4 << 20;
    private static final int LEVEL = 1;

    private final Frames out;
    private final ZstdCompressCtx packer = new ZstdCompressCtx().setLevel(LEVEL);
    private final MessageDigest single = Disk.sha256();
    // they grow with the table: most tables are small, and there may be thousands
    private byte[] buffer = new byte[1 << 13];
    private byte[] packed = new byte[0];
    private int used;
    private long rowsInFrame;
    private long bytes;
    private long rows;
    private long frames;
    private @Nullable OutputStream huge;
    private long hugeBytes;

    FrameWriter(Frames out) {
        this.out = out;
    }

    /// What takes packed frames, one behind the other.
    interface Frames {

        /// Takes the next bytes of a frame.
        void add(byte[] from, int start, int length);

        /// The frame is whole.
        ///
        /// @param bytes unpacked
        void end(long rows, long bytes, byte[] sha256);
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
            ended(hugeBytes);
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
            int next = buffer.length < SIZE ? Math.min(4 * buffer.length, SIZE + SIZE / 4) : 2 * buffer.length;
            buffer = Arrays.copyOf(buffer, Math.max(used + more, next));
        }
    }

    /// Ends the last frame; there is at least one.
    void finish() {
        if (used > 0 || frames == 0) {
            endFrame();
        }
    }

    /// Ends the present frame where it has anything.
    void cut() {
        if (used > 0) {
            endFrame();
        }
    }

    private void endFrame() {
        int most = (int) Zstd.compressBound(used);
        if (packed.length < most) {
            packed = new byte[Math.max(most, Math.min(4 * packed.length, (int) Zstd.compressBound(SIZE)))];
        }
        int length = packer.compressByteArray(packed, 0, packed.length, buffer, 0, used);
        put(packed, 0, length);
        int unpacked = used;
        used = 0;
        ended(unpacked);
    }

    private void put(byte[] from, int start, int length) {
        single.update(from, start, length);
        out.add(from, start, length);
    }

    private void ended(long unpacked) {
        out.end(rowsInFrame, unpacked, single.digest());
        frames++;
        rowsInFrame = 0;
    }

    private OutputStream hugeFrame() {
        OutputStream disk = new OutputStream() {
            @Override
            public void write(int value) {
                write(new byte[]{(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] from, int start, int length) {
                put(from, start, length);
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
