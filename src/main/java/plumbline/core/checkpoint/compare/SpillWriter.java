package plumbline.core.checkpoint.compare;

import com.github.luben.zstd.ZstdCompressCtx;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Tuple;

/// Writes records of one tag and up to two rows into a private file: blocks packed by zstd, each with its checksum. Used
/// by one thread.
final class SpillWriter implements AutoCloseable {

    /// What a block holds where rows are read one after another.
    static final int ROWS = 64 * 1024;
    /// Tag and two lengths.
    static final int HEAD = 9;

    private final Scratch scratch;
    private final int blockSize;
    private final List<SpillFile.Block> blocks = new ArrayList<>();
    private byte[] block = new byte[0];
    private byte[] packed = new byte[0];
    private int filled;
    private long count;
    private long first;
    private long place;
    private @Nullable Path path;
    private @Nullable OutputStream out;
    private @Nullable ZstdCompressCtx zstd;

    /// @param blockSize unpacked bytes of a block; a larger record has one of its own
    SpillWriter(Scratch scratch, int blockSize) {
        this.scratch = scratch;
        this.blockSize = blockSize;
    }

    void put(int tag, @Nullable Tuple one, @Nullable Tuple other) {
        long size = (long) HEAD + length(one) + length(other);
        if (filled > 0 && filled + size > blockSize) {
            flush();
        }
        if (filled + size > block.length) {
            block = Arrays.copyOf(block, Math.toIntExact(Math.max(size + filled,
                    Math.min(blockSize, Math.max(4096, 2L * block.length)))));
        }
        block[filled] = (byte) tag;
        filled++;
        row(one);
        row(other);
        count++;
    }

    private static int length(@Nullable Tuple row) {
        return row == null ? 0 : row.length();
    }

    private void row(@Nullable Tuple row) {
        int length = row == null ? -1 : row.length();
        block[filled] = (byte) (length >>> 24);
        block[filled + 1] = (byte) (length >>> 16);
        block[filled + 2] = (byte) (length >>> 8);
        block[filled + 3] = (byte) length;
        filled += 4;
        if (row != null) {
            System.arraycopy(row.bytes(), row.start(), block, filled, length);
            filled += length;
        }
    }

    private void flush() {
        OutputStream file = opened();
        ZstdCompressCtx packer = zstd;
        if (packer == null) {
            packer = new ZstdCompressCtx();
            packer.setLevel(1);
            packer.setChecksum(true);
            zstd = packer;
        }
        int bound = Math.toIntExact(com.github.luben.zstd.Zstd.compressBound(filled));
        if (packed.length < bound) {
            packed = new byte[bound];
        }
        int length = packer.compressByteArray(packed, 0, packed.length, block, 0, filled);
        try {
            file.write(packed, 0, length);
        } catch (IOException refused) {
            throw Scratch.refused(path(), refused);
        }
        blocks.add(new SpillFile.Block(place, length, filled, first));
        place += length;
        first = count;
        filled = 0;
        if (block.length > 2 * blockSize) {
            block = new byte[0]; // one record was far larger than usual
            packed = new byte[0];
        }
    }

    private OutputStream opened() {
        if (out == null) {
            Path file = scratch.file();
            path = file;
            try {
                out = new FileOutputStream(file.toFile());
            } catch (IOException refused) {
                throw Scratch.refused(file, refused);
            }
        }
        return out;
    }

    private Path path() {
        return java.util.Objects.requireNonNull(path);
    }

    /// Ends the file; without a record there is none.
    SpillFile finish() {
        if (filled > 0) {
            flush();
        }
        release();
        SpillFile file = new SpillFile(path, blocks, count);
        path = null;
        return file;
    }

    private void release() {
        block = new byte[0];
        packed = new byte[0];
        if (zstd != null) {
            zstd.close();
            zstd = null;
        }
        if (out != null) {
            try {
                out.close();
            } catch (IOException refused) {
                throw Scratch.refused(path(), refused);
            } finally {
                out = null;
            }
        }
    }

    /// Removes what was written unless it was finished.
    @Override
    public void close() {
        try {
            release();
        } catch (plumbline.core.problem.ProblemException unwritten) {
            // it is removed anyway
        }
        if (path != null) {
            Scratch.drop(path);
            path = null;
        }
    }
}
