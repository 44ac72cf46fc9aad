package plumbline.core.checkpoint.archive;

import plumbline.core.checkpoint.Fault;
import plumbline.core.checkpoint.Fault.Code;
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
            throw bad(Code.FRAME_PLACE);
        }
        if (frame.rows() > frame.bytes()) {
            throw bad(Code.FRAME_ROWS);
        }
        number++;
        place = Math.addExact(place, frame.length());
        rows = Math.addExact(rows, frame.rows());
        bytes = Math.addExact(bytes, frame.bytes());
    }

    private BadForm bad(Code code) {
        return new BadForm(Fault.inFrame(file.file(), number, code));
    }

    void end() {
        compare(Code.FRAMES_LENGTH, file.fileBytes(), place);
        compare(Code.FRAMES_ROWS, file.rows(), rows);
        compare(Code.FRAMES_BYTES, file.bytes(), bytes);
    }

    private void compare(Code what, long expected, long found) {
        if (expected != found) {
            throw BadForm.at(file.file(), what, expected, found);
        }
    }
}
