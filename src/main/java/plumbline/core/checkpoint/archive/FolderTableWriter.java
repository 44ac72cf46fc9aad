package plumbline.core.checkpoint.archive;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.CheckpointWriter;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.CopyText;
import plumbline.core.checkpoint.Frame;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;

/// Writes the rows of one table into a file of frames. Used by one thread.
final class FolderTableWriter implements CheckpointWriter.TableWriter {

    /// `copyStart` in the documentation of COPY, "Binary Format": signature, flags, and no extension.
    static final byte[] HEADER = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0,
        0};
    /// The number of fields that means there are no more rows.
    static final byte[] TRAILER = {(byte) 0xFF, (byte) 0xFF};

    private static final byte[] NULL = {'\\', 'N'};

    private final FolderWriter folder;
    private final TableForm form;
    private final String name;
    private final String file;
    private final Path path;
    private final FileChannel channel;
    private final FrameWriter frames;
    private final RowDigest digest = new RowDigest();
    private boolean finished;

    FolderTableWriter(FolderWriter folder, TableForm form, String name, String file) throws IOException {
        this.folder = folder;
        this.form = form;
        this.name = name;
        this.file = file;
        path = folder.partial().resolve(file);
        channel = Disk.create(path);
        frames = new FrameWriter(channel);
        if (form.coding() == Coding.COPY_BINARY) {
            frames.write(HEADER, 0, HEADER.length);
        }
    }

    /// How the file of a coding ends.
    static String ending(Coding coding) {
        return switch (coding) {
            case COPY_BINARY -> ".copy.zst";
            case COPY_TEXT -> ".copytext.zst";
            case SQLITE -> ".rows.zst";
            case JSON -> throw new IllegalArgumentException("rows in JSON are read only");
        };
    }

    @Override
    public void row(Tuple tuple) {
        if (tuple.fields() != form.columns().size()) {
            throw new IllegalArgumentException("a row of " + tuple.fields() + " fields for " + form.columns().size()
                    + " columns of " + form.name());
        }
        try {
            frames.beginRow(tuple.length());
            if (form.coding() == Coding.COPY_TEXT) {
                text(tuple);
            } else {
                frames.write(tuple.bytes(), tuple.start(), tuple.length());
            }
            frames.endRow();
        } catch (UncheckedIOException failed) {
            throw folder.failure(failed.getCause());
        }
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

    @Override
    public long bytes() {
        return frames.bytes();
    }

    @Override
    public long rows() {
        return frames.rows();
    }

    @Override
    public SavedTable finish(String scope, @Nullable SavedTable absent) {
        if (finished) {
            throw new IllegalStateException("finished before");
        }
        try {
            if (form.coding() == Coding.COPY_BINARY) {
                frames.write(TRAILER, 0, TRAILER.length);
            }
            frames.finish();
            channel.force(true);
            channel.close();
            FrameLog log = frames.log();
            boolean many = log.count() > StoredFile.MOST_FRAMES || !folder.roomFor(log.count());
            List<Frame> inline = many ? List.of() : log.frames();
            StoredFile stored = new StoredFile(file, frames.rows(), frames.bytes(), frames.fileBytes(),
                    frames.sha256(), digest.hex(), inline, many ? index(log) : null);
            folder.finished(stored);
            finished = true;
            return new SavedTable(form, stored.rows(), stored.bytes(), file, stored.fileBytes(), stored.sha256(),
                    stored.digest(), inline, scope, absent == null ? "" : absent.file());
        } catch (UncheckedIOException failed) {
            throw folder.failure(failed.getCause());
        } catch (IOException failed) {
            throw folder.failure(failed);
        }
    }

    private StoredFile.Index index(FrameLog log) throws IOException {
        String its = "tables/" + name + ".index.zst";
        MessageDigest hash = Disk.sha256();
        try (FileChannel out = Disk.create(folder.partial().resolve(its))) {
            // closing the stream ends its frame; the channel is still needed for the force
            OutputStream open = new DigestOutputStream(Channels.newOutputStream(out), hash) {
                @Override
                public void close() {
                    // left to the channel
                }
            };
            try (OutputStream lines = new ZstdOutputStreamNoFinalizer(new BufferedOutputStream(open), 1)
                    .setChecksum(true)) {
                for (int i = 0; i < log.count(); i++) {
                    Frame frame = log.frame(i);
                    lines.write((frame.place() + " " + frame.length() + " " + frame.rows() + " " + frame.bytes() + " "
                            + frame.sha256() + "\n").getBytes(StandardCharsets.US_ASCII));
                }
            }
            out.force(true);
            return new StoredFile.Index(its, out.size(), HexFormat.of().formatHex(hash.digest()), log.count());
        }
    }

    @Override
    public void close() {
        frames.close();
        try {
            channel.close();
            if (!finished) {
                Files.deleteIfExists(path);
            }
        } catch (IOException failed) {
            // the folder's writer removes it with the rest
        }
        if (!finished) {
            folder.dropped(name);
        }
    }
}
