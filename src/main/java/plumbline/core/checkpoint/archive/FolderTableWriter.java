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

    private final FolderWriter folder;
    private final TableForm form;
    private final String name;
    private final String file;
    private final Path path;
    private final FileChannel channel;
    private final FrameFile stored;
    private final PackedRows packed;
    private long rowsOfParts;
    private long bytesOfParts;
    private boolean finished;

    FolderTableWriter(FolderWriter folder, TableForm form, String name, String file) throws IOException {
        this.folder = folder;
        this.form = form;
        this.name = name;
        this.file = file;
        path = folder.partial().resolve(file);
        channel = Disk.create(path);
        stored = new FrameFile(channel);
        packed = new PackedRows(form, stored);
        if (form.coding() == Coding.COPY_BINARY) {
            packed.frames().write(HEADER, 0, HEADER.length);
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
        try {
            packed.row(tuple);
        } catch (UncheckedIOException failed) {
            throw folder.failure(failed.getCause());
        }
    }

    @Override
    public CheckpointWriter.PartWriter part() {
        return new Part();
    }

    @Override
    public long bytes() {
        return packed.frames().bytes() + bytesOfParts;
    }

    @Override
    public long rows() {
        return packed.frames().rows() + rowsOfParts;
    }

    @Override
    public SavedTable finish(String scope, @Nullable SavedTable absent) {
        if (finished) {
            throw new IllegalStateException("finished before");
        }
        try {
            if (form.coding() == Coding.COPY_BINARY) {
                packed.frames().write(TRAILER, 0, TRAILER.length);
            }
            packed.frames().finish();
            FrameLog log = stored.log();
            boolean many = log.count() > StoredFile.MOST_FRAMES || !folder.roomFor(log.count());
            List<Frame> inline = many ? List.of() : log.frames();
            StoredFile its = new StoredFile(file, rows(), bytes(), stored.bytes(), stored.sha256(),
                    packed.digest().hex(), inline, many ? index(log) : null);
            folder.finished(its, channel);
            finished = true;
            return new SavedTable(form, its.rows(), its.bytes(), file, its.fileBytes(), its.sha256(), its.digest(),
                    inline, scope, absent == null ? "" : absent.file());
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
        packed.close();
        if (finished) {
            return; // the folder's writer syncs the file and closes it
        }
        try {
            channel.close();
            Files.deleteIfExists(path);
        } catch (IOException failed) {
            // the folder's writer removes it with the rest
        }
        folder.dropped(name);
    }

    /// Rows that are packed on a thread of their own. What stands in front of the rows has a frame of its own then, and so
    /// has what stands behind them.
    private final class Part implements CheckpointWriter.PartWriter {

        private final KeptFrames kept = new KeptFrames();
        private final PackedRows its = new PackedRows(form, kept);

        @Override
        public void row(Tuple tuple) {
            try {
                its.row(tuple);
            } catch (UncheckedIOException failed) {
                throw folder.failure(failed.getCause());
            }
        }

        @Override
        public long kept() {
            return kept.bytes();
        }

        @Override
        public void begin() {
            try {
                packed.frames().cut();
                kept.handTo(stored);
            } catch (UncheckedIOException failed) {
                throw folder.failure(failed.getCause());
            }
        }

        @Override
        public void end() {
            try {
                its.frames().cut();
            } catch (UncheckedIOException failed) {
                throw folder.failure(failed.getCause());
            }
            rowsOfParts += its.frames().rows();
            bytesOfParts += its.frames().bytes();
            packed.digest().add(its.digest());
        }

        @Override
        public void close() {
            its.close();
        }
    }
}
