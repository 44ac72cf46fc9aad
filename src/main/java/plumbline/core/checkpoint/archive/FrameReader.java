package plumbline.core.checkpoint.archive;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Fault;
import plumbline.core.checkpoint.Fault.Code;
import plumbline.core.checkpoint.Frame;

/// Reads a file frame by frame; what a frame holds is given out only when its hash is right. What is wrong comes as
/// [BadForm] naming file and frame. Used by one thread.
final class FrameReader implements AutoCloseable {

    private static final int LARGE = 8 << 20;
    private static final int SMALL = 1 << 16;
    private static final int USUAL = 5 << 18;

    private final StoredFile file;
    private final FileChannel channel;
    private final ZstdDecompressCtx unpacker = new ZstdDecompressCtx();
    private final MessageDigest hash = Disk.sha256();
    private final FrameSums sums;
    private final @Nullable BufferedReader index;
    private byte[] packed = new byte[0];
    private byte[] buffer = new byte[0];
    private @Nullable Frame frame;
    private long number = -1;

    FrameReader(Path folder, StoredFile file) throws IOException {
        this.file = file;
        sums = new FrameSums(file);
        channel = open(folder.resolve(file.file()));
        StoredFile.Index lines = file.index();
        try {
            index = lines == null ? null : lines(folder.resolve(lines.file()));
        } catch (IOException failed) {
            close(channel);
            throw failed;
        }
    }

    private static FileChannel open(Path path) throws IOException {
        return FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    private static BufferedReader lines(Path path) throws IOException {
        InputStream in = new BufferedInputStream(Channels.newInputStream(open(path)));
        return new BufferedReader(new InputStreamReader(new ZstdInputStreamNoFinalizer(in),
                StandardCharsets.US_ASCII));
    }

    /// Goes to the next frame without reading it.
    boolean next() throws IOException {
        Frame its = listed();
        frame = its;
        if (its == null) {
            sums.end();
            if (channel.size() != file.fileBytes()) {
                throw BadForm.at(file.file(), Code.SIZE, file.fileBytes(), channel.size());
            }
            return false;
        }
        number++;
        sums.add(its);
        return true;
    }

    private @Nullable Frame listed() throws IOException {
        BufferedReader lines = index;
        if (lines == null) {
            List<Frame> frames = file.frames();
            return number + 1 < frames.size() ? frames.get((int) number + 1) : null;
        }
        String line = lines.readLine();
        if (line == null) {
            return null;
        }
        String[] parts = line.split(" ", -1);
        try {
            if (parts.length == 5) {
                return new Frame(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]),
                        Long.parseLong(parts[3]), parts[4]);
            }
        } catch (NumberFormatException wrong) {
            // said below
        }
        throw BadForm.at(file.file(), Code.FRAME_LIST, number + 2);
    }

    /// The present frame.
    Frame frame() {
        Frame its = frame;
        if (its == null) {
            throw new IllegalStateException("there is no frame");
        }
        return its;
    }

    /// Which it is, from 0.
    long number() {
        return number;
    }

    /// What is wrong with the present frame.
    BadForm bad(Code code, Object... about) {
        return new BadForm(Fault.inFrame(file.file(), number, code, about));
    }

    /// Reads, compares and unpacks the present frame.
    ///
    /// @return its bytes from 0 on; there may be others behind; valid until the next call
    byte[] unpacked() throws IOException {
        Frame its = frame();
        if (its.bytes() > Math.min(Integer.MAX_VALUE - 16, Runtime.getRuntime().maxMemory())) {
            throw bad(Code.FRAME_MEMORY, its.bytes());
        }
        if (Math.addExact(its.place(), its.length()) > channel.size()) {
            throw bad(Code.FRAME_BEYOND, its.length(), its.place(), channel.size());
        }
        boolean large = its.length() > LARGE;
        if (!large) {
            packed = packed.length < its.length() ? new byte[(int) its.length()] : packed;
            read(packed, its.place(), (int) its.length());
            hash.update(packed, 0, (int) its.length());
        } else {
            hashLarge(its);
        }
        String found = HexFormat.of().formatHex(hash.digest());
        if (!found.equals(its.sha256())) {
            throw bad(Code.HASH, its.sha256(), found);
        }
        if (buffer.length < its.bytes() || buffer.length > LARGE) {
            buffer = new byte[0]; // so that the old one need not be kept while the new one is made
            buffer = new byte[Math.max((int) its.bytes(), its.bytes() < SMALL ? 1 : USUAL)];
        }
        long size = large ? unpackLarge(its) : unpack(its);
        if (size != its.bytes()) {
            throw bad(Code.UNPACKED, its.bytes(), size);
        }
        return buffer;
    }

    private void read(byte[] to, long place, int length) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(to, 0, length);
        while (rest.hasRemaining()) {
            if (channel.read(rest, place + rest.position()) < 0) {
                throw bad(Code.FRAME_CUT);
            }
        }
    }

    private long unpack(Frame its) {
        try {
            return unpacker.decompressByteArray(buffer, 0, (int) its.bytes(), packed, 0, (int) its.length());
        } catch (ZstdException wrong) {
            throw bad(Code.PACKED, String.valueOf(wrong.getMessage()));
        }
    }

    private void hashLarge(Frame its) throws IOException {
        packed = packed.length < LARGE ? new byte[LARGE] : packed;
        for (long done = 0; done < its.length(); done += LARGE) {
            int piece = (int) Math.min(LARGE, its.length() - done);
            read(packed, its.place() + done, piece);
            hash.update(packed, 0, piece);
        }
    }

    private long unpackLarge(Frame its) throws IOException {
        channel.position(its.place());
        InputStream rest = new BufferedInputStream(Channels.newInputStream(channel), 1 << 17);
        // not closed: that would close the channel; its native part is freed by the stream of one frame below
        try (ZstdInputStreamNoFinalizer in = new ZstdInputStreamNoFinalizer(unclosed(rest))) {
            return in.readNBytes(buffer, 0, (int) its.bytes());
        } catch (ZstdException wrong) {
            throw bad(Code.PACKED, String.valueOf(wrong.getMessage()));
        }
    }

    private static InputStream unclosed(InputStream in) {
        return new java.io.FilterInputStream(in) {
            @Override
            public void close() {
                // the channel is needed for the next frame
            }
        };
    }

    @Override
    public void close() {
        unpacker.close();
        close(channel);
        if (index != null) {
            close(index);
        }
    }

    private static void close(java.io.Closeable each) {
        try {
            each.close();
        } catch (IOException unread) {
            // nothing was written through it
        }
    }
}
