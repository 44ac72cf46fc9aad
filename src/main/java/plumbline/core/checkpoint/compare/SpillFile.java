package plumbline.core.checkpoint.compare;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.text.Phrase;

/// A finished file of records, readable from any of them on. Immutable; each reader is used by one thread.
final class SpillFile implements AutoCloseable {

    private final @Nullable Path path;
    private final List<Block> blocks;
    private final long count;

    SpillFile(@Nullable Path path, List<Block> blocks, long count) {
        this.path = path;
        this.blocks = List.copyOf(blocks);
        this.count = count;
    }

    /// @param place  in the file
    /// @param length packed
    /// @param bytes  unpacked
    /// @param first  the number of its first record
    record Block(long place, int length, int bytes, long first) {}

    long count() {
        return count;
    }

    Reader read(long from) {
        return new Reader(from);
    }

    /// Removes the file. Never fails.
    @Override
    public void close() {
        if (path != null) {
            Scratch.drop(path);
        }
    }

    private int blockOf(long record) {
        int low = 0;
        int high = blocks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (blocks.get(middle).first() <= record) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /// Reads one record after another.
    final class Reader implements AutoCloseable {

        private final Tuple first = new Tuple();
        private final Tuple second = new Tuple();
        private @Nullable RandomAccessFile file;
        private @Nullable ZstdDecompressCtx zstd;
        private byte[] packed = new byte[0];
        private byte[] block = new byte[0];
        private int end;
        private int at;
        private int next;
        private byte tag;
        private boolean hasFirst;
        private boolean hasSecond;

        private Reader(long from) {
            next = from >= count ? blocks.size() : blockOf(from);
            if (next < blocks.size()) {
                for (long record = blocks.get(next).first(); record < from; record++) {
                    next();
                }
            }
        }

        boolean next() {
            if (at >= end && !load()) {
                return false;
            }
            tag = block[at];
            at++;
            hasFirst = row(first);
            hasSecond = row(second);
            return true;
        }

        private boolean row(Tuple row) {
            int length = (block[at] << 24) | ((block[at + 1] & 0xFF) << 16) | ((block[at + 2] & 0xFF) << 8)
                    | (block[at + 3] & 0xFF);
            at += 4;
            if (length < 0) {
                return false;
            }
            row.set(block, at, length);
            at += length;
            return true;
        }

        private boolean load() {
            if (next >= blocks.size() || path == null) {
                close();
                return false;
            }
            Block its = blocks.get(next);
            next++;
            if (packed.length < its.length()) {
                packed = new byte[its.length()];
            }
            if (block.length < its.bytes()) {
                block = new byte[its.bytes()];
            }
            try {
                if (file == null) {
                    file = new RandomAccessFile(path.toFile(), "r");
                }
                file.seek(its.place());
                file.readFully(packed, 0, its.length());
                if (zstd == null) {
                    zstd = new ZstdDecompressCtx();
                }
                end = zstd.decompressByteArray(block, 0, its.bytes(), packed, 0, its.length());
            } catch (IOException refused) {
                throw Scratch.refused(path, refused);
            } catch (ZstdException damaged) {
                throw new ProblemException(
                        Problem.of(ProblemCode.HOME, path.toString(),
                                Phrase.of("detail.damaged", String.valueOf(damaged.getMessage()))),
                        damaged);
            }
            at = 0;
            return true;
        }

        byte tag() {
            return tag;
        }

        @Nullable
        Tuple first() {
            return hasFirst ? first : null;
        }

        @Nullable
        Tuple second() {
            return hasSecond ? second : null;
        }

        /// Lets go of the file. Never fails.
        @Override
        public void close() {
            next = blocks.size();
            at = 0;
            end = 0;
            if (zstd != null) {
                zstd.close();
                zstd = null;
            }
            if (file != null) {
                try {
                    file.close();
                } catch (IOException nothingToDo) {
                    // it was only read
                }
                file = null;
            }
        }
    }
}
