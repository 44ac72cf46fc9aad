package plumbline.core.checkpoint.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.Fault;
import plumbline.core.checkpoint.Fault.Code;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;

/// Reads the rows of a saved table; what is wrong comes as BAD_CHECKPOINT.
final class SavedRows implements TupleReader {

    private static final byte[] NO_BYTES = new byte[0];

    private final String id;
    private final StoredFile file;
    private final Coding coding;
    private final int columns;
    private final FrameReader frames;
    private final Tuple tuple = new Tuple();
    private final TextLine line;
    private byte[] buffer = NO_BYTES;
    private int place;
    private int end;
    private long rowsInFrame;
    private boolean first = true;
    private boolean trailer;
    private boolean open;
    private boolean passed;

    /// Opens the file.
    ///
    /// @param id of the checkpoint, for messages
    SavedRows(String id, Path folder, StoredFile file, Coding coding, int columns) {
        this.id = id;
        this.file = file;
        this.coding = coding;
        this.columns = columns;
        this.line = new TextLine(columns);
        try {
            frames = new FrameReader(folder, file);
        } catch (IOException failed) {
            throw bad(Disk.fault(file.file(), failed), failed);
        }
    }

    private ProblemException bad(Fault what, Throwable cause) {
        return new ProblemException(Problem.of(ProblemCode.BAD_CHECKPOINT, id, what), cause);
    }

    /// Passes over the first rows; whole frames are not even read.
    ///
    /// @return this
    SavedRows after(long rows) {
        long left = rows;
        try {
            while (left > 0 && frames.next()) {
                if (frames.frame().rows() > left) {
                    load();
                    break;
                }
                left -= frames.frame().rows();
                first = false;
            }
            passed = !open;
        } catch (BadForm wrong) {
            throw bad(wrong.fault(), wrong);
        } catch (IOException failed) {
            throw bad(Disk.fault(file.file(), failed), failed);
        }
        for (; left > 0 && open; left--) {
            if (!next()) {
                break;
            }
        }
        return this;
    }

    @Override
    public boolean next() {
        try {
            while (place == end) {
                endFrame();
                if (!frames.next()) {
                    return ended();
                }
                load();
            }
            if (trailer) {
                throw frames.bad(Code.COPY_BEHIND);
            }
            if (coding == Coding.COPY_BINARY && end - place >= 2 && buffer[place] == -1 && buffer[place + 1] == -1) {
                trailer = true;
                place += 2;
                return next();
            }
            int size = coding == Coding.COPY_TEXT ? text() : binary();
            if (tuple.fields() != columns) {
                throw frames.bad(Code.FIELDS, tuple.fields(), columns);
            }
            place += size;
            rowsInFrame++;
            return true;
        } catch (BadForm wrong) {
            throw bad(wrong.fault(), wrong);
        } catch (IllegalArgumentException wrong) {
            throw bad(frames.bad(Code.ROW_FORM).fault(), wrong);
        } catch (IOException failed) {
            throw bad(Disk.fault(file.file(), failed), failed);
        }
    }

    private void load() throws IOException {
        buffer = NO_BYTES;
        buffer = frames.unpacked();
        place = 0;
        end = (int) frames.frame().bytes();
        rowsInFrame = 0;
        open = true;
        if (first && coding == Coding.COPY_BINARY) {
            byte[] header = FolderTableWriter.HEADER;
            if (end < header.length || !Arrays.equals(buffer, 0, header.length, header, 0, header.length)) {
                throw frames.bad(Code.COPY_HEADER);
            }
            place = header.length;
        }
        first = false;
    }

    private void endFrame() {
        if (open && rowsInFrame != frames.frame().rows()) {
            throw frames.bad(Code.ROWS, frames.frame().rows(), rowsInFrame);
        }
        open = false;
    }

    private boolean ended() {
        if (coding == Coding.COPY_BINARY && !trailer && !passed) {
            throw BadForm.at(file.file(), Code.COPY_END);
        }
        return false;
    }

    private int binary() {
        int size = tuple.read(buffer, place, end);
        if (size < 0) {
            throw frames.bad(Code.ROW_CUT);
        }
        return size;
    }

    private int text() {
        int newline = place;
        while (newline < end && buffer[newline] != '\n') {
            newline++;
        }
        if (newline == end) {
            throw frames.bad(Code.ROW_CUT);
        }
        line.read(buffer, place, newline, tuple);
        return newline + 1 - place;
    }

    @Override
    public Tuple tuple() {
        return tuple;
    }

    @Override
    public void close() {
        frames.close();
    }
}
