package plumbline.core.checkpoint.archive;

import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.CopyText;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;

/// Packs rows of a table into frames, in the table's coding, and sums their digest. A failure of what takes the frames comes
/// as `UncheckedIOException`. Used by one thread.
final class PackedRows implements AutoCloseable {

    private static final byte[] NULL = {'\\', 'N'};

    private final TableForm form;
    private final FrameWriter frames;
    private final RowDigest digest = new RowDigest();

    PackedRows(TableForm form, FrameWriter.Frames to) {
        this.form = form;
        frames = new FrameWriter(to);
    }

    void row(Tuple tuple) {
        if (tuple.fields() != form.columns().size()) {
            throw new IllegalArgumentException("a row of " + tuple.fields() + " fields for " + form.columns().size()
                    + " columns of " + form.name());
        }
        frames.beginRow(tuple.length());
        if (form.coding() == Coding.COPY_TEXT) {
            text(tuple);
        } else {
            frames.write(tuple.bytes(), tuple.start(), tuple.length());
        }
        frames.endRow();
        digest.add(tuple);
    }

    private void text(Tuple tuple) {
        for (int i = 0; i < tuple.fields(); i++) {
            if (i > 0) {
                frames.write('\t');
            }
            if (tuple.isNull(i)) {
                frames.write(NULL, 0, NULL.length);
            } else {
                escape(tuple.bytes(), tuple.place(i), tuple.length(i));
            }
        }
        frames.write('\n');
    }

    private void escape(byte[] bytes, int place, int length) {
        int plain = place;
        int end = place + length;
        for (int i = place; i < end; i++) {
            byte letter = CopyText.letter(bytes[i]);
            if (letter != 0) {
                frames.write(bytes, plain, i - plain);
                frames.write('\\');
                frames.write(letter);
                plain = i + 1;
            }
        }
        frames.write(bytes, plain, end - plain);
    }

    /// What packs, for what stands around the rows.
    FrameWriter frames() {
        return frames;
    }

    RowDigest digest() {
        return digest;
    }

    @Override
    public void close() {
        frames.close();
    }
}
