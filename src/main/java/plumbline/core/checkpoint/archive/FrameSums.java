package plumbline.core.checkpoint.archive;

import plumbline.core.checkpoint.Frame;

/// Compares a list of frames with its file: one behind the other, and rows and bytes in all as the file has them.
final class FrameSums {

    private final StoredFile file;
    private long number;
    private long place;
    private long rows;
    private long bytes;

    FrameSums(StoredFile file) {
        this.file = file;
    }

    void add(Frame frame) {
        if (frame.place() != place || frame.length() < 1) {
            throw new BadForm(file.file() + ", frame " + number + ": does not lie behind the one before");
        }
        if (frame.rows() > frame.bytes()) {
            throw new BadForm(file.file() + ", frame " + number + ": more rows than bytes");
        }
        number++;
        place = Math.addExact(place, frame.length());
        rows = Math.addExact(rows, frame.rows());
        bytes = Math.addExact(bytes, frame.bytes());
    }

    void end() {
        compare("bytes in the file", file.fileBytes(), place);
        compare("rows", file.rows(), rows);
        compare("bytes", file.bytes(), bytes);
    }

    private void compare(String what, long expected, long found) {
        if (expected != found) {
            throw new BadForm(file.file() + ": expected " + expected + " " + what + ", its frames have " + found);
        }
    }
}
