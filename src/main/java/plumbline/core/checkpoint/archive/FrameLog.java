package plumbline.core.checkpoint.archive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import plumbline.core.checkpoint.Frame;

/// The frames of a file being written, kept small: 64 bytes each. Not thread-safe.
final class FrameLog {

    private static final int NUMBERS = 4;
    private static final int HASH = 32;

    private long[] numbers = new long[64 * NUMBERS];
    private byte[] hashes = new byte[64 * HASH];
    private int count;

    void add(long place, long length, long rows, long bytes, byte[] sha256) {
        if (numbers.length == count * NUMBERS) {
            numbers = Arrays.copyOf(numbers, numbers.length * 2);
            hashes = Arrays.copyOf(hashes, hashes.length * 2);
        }
        int at = count * NUMBERS;
        numbers[at] = place;
        numbers[at + 1] = length;
        numbers[at + 2] = rows;
        numbers[at + 3] = bytes;
        System.arraycopy(sha256, 0, hashes, count * HASH, HASH);
        count++;
    }

    int count() {
        return count;
    }

    Frame frame(int number) {
        int at = number * NUMBERS;
        return new Frame(numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3],
                HexFormat.of().formatHex(hashes, number * HASH, (number + 1) * HASH));
    }

    List<Frame> frames() {
        List<Frame> frames = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            frames.add(frame(i));
        }
        return frames;
    }
}
