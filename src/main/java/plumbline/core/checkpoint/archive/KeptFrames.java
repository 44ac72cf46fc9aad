package plumbline.core.checkpoint.archive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps packed frames until they are wanted, and hands on those that come later. Used by one thread.
final class KeptFrames implements FrameWriter.Frames {

    private static final byte[] NOTHING = new byte[0];

    private final List<Ended> ended = new ArrayList<>();
    private byte[] kept = NOTHING;
    private int used;
    private FrameWriter.@Nullable Frames to;

    private static final class Ended {

        private final int end;
        private final long rows;
        private final long bytes;
        private final byte[] sha256;

        Ended(int end, long rows, long bytes, byte[] sha256) {
            this.end = end;
            this.rows = rows;
            this.bytes = bytes;
            this.sha256 = sha256;
        }
    }

    @Override
    public void add(byte[] from, int start, int length) {
        FrameWriter.Frames open = to;
        if (open != null) {
            open.add(from, start, length);
            return;
        }
        if (kept.length - used < length) {
            kept = Arrays.copyOf(kept, Math.max(used + length, (int) Math.min(2L * kept.length, 1 << 30)));
        }
        System.arraycopy(from, start, kept, used, length);
        used += length;
    }

    @Override
    public void end(long rows, long bytes, byte[] sha256) {
        FrameWriter.Frames open = to;
        if (open != null) {
            open.end(rows, bytes, sha256);
        } else {
            ended.add(new Ended(used, rows, bytes, sha256));
        }
    }

    /// How many bytes are kept.
    int bytes() {
        return used;
    }

    /// Hands on what is kept, and from now on whatever comes.
    void handTo(FrameWriter.Frames next) {
        int from = 0;
        for (Ended frame : ended) {
            next.add(kept, from, frame.end - from);
            next.end(frame.rows, frame.bytes, frame.sha256);
            from = frame.end;
        }
        next.add(kept, from, used - from);
        ended.clear();
        kept = NOTHING;
        used = 0;
        to = next;
    }
}
