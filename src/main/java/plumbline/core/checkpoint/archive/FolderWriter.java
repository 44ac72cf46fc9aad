package plumbline.core.checkpoint.archive;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointWriter;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;

/// Writes a checkpoint into `<id>.plcp.partial` and gives it its name in the end. Its tables may be written by several
/// threads.
final class FolderWriter implements CheckpointWriter {

    private static final String COPY = "sqlite/main.db.zst";
    private static final int INLINE_FRAMES = 50_000;

    private final String id;
    private final Path folder;
    private final Path partial;
    private final Function<Path, Checkpoint> read;
    private final Set<String> names = new HashSet<>();
    private final Map<String, StoredFile> files = new HashMap<>();
    private final DiskSync syncs = new DiskSync();
    private @Nullable PackedFile packed;
    private int inline;
    private boolean finished;

    /// @param partial exists and is empty
    /// @param read    reads the finished checkpoint
    FolderWriter(String id, Path partial, Function<Path, Checkpoint> read) {
        this.id = id;
        this.partial = partial;
        this.folder = partial.resolveSibling(id + Names.FOLDER);
        this.read = read;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Path path() {
        return folder;
    }

    Path partial() {
        return partial;
    }

    RuntimeException failure(@Nullable IOException failed) {
        return Disk.failure(failed == null ? new IOException("unknown") : failed, folder);
    }

    @Override
    public TableWriter table(TableForm form, boolean absent) {
        String ending = FolderTableWriter.ending(form.coding());
        try {
            String name;
            synchronized (this) {
                Disk.createFolders(partial.resolve("tables"));
                name = Names.of(form.name(), absent ? ".absent" : "", names);
            }
            return new FolderTableWriter(this, form, name, "tables/" + name + ending);
        } catch (IOException failed) {
            throw failure(failed);
        }
    }

    /// Takes a table's finished file, to sync and close it.
    void finished(StoredFile file, FileChannel channel) {
        synchronized (this) {
            files.put(file.file(), file);
        }
        syncs.file(channel);
    }

    synchronized void dropped(String name) {
        names.remove(name.toLowerCase(Locale.ROOT));
    }

    /// Whether so many frames more may stand in the manifest.
    synchronized boolean roomFor(int frames) {
        boolean room = inline + frames <= INLINE_FRAMES;
        inline += room ? frames : 0;
        return room;
    }

    @Override
    public Path filePlace() {
        try {
            Disk.createFolders(partial.resolve("sqlite"));
        } catch (IOException failed) {
            throw failure(failed);
        }
        return partial.resolve("sqlite").resolve("main.db");
    }

    @Override
    public PackedFile packFile() {
        Path from = filePlace();
        MessageDigest hash = Disk.sha256();
        long bytes;
        try (InputStream in = Files.newInputStream(from); FileChannel out = Disk.create(partial.resolve(COPY))) {
            OutputStream disk = new DigestOutputStream(Channels.newOutputStream(out), hash) {
                @Override
                public void close() {
                    // left to the channel, which is forced first
                }
            };
            try (OutputStream packer = new ZstdOutputStreamNoFinalizer(new BufferedOutputStream(disk, 1 << 17), 1)
                    .setChecksum(true)) {
                bytes = copy(in, packer);
            }
            out.force(true);
            PackedFile its = new PackedFile(COPY, bytes, out.size(), HexFormat.of().formatHex(hash.digest()));
            Files.delete(from);
            synchronized (this) {
                packed = its;
            }
            return its;
        } catch (IOException failed) {
            throw failure(failed);
        }
    }

    private static long copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 18];
        long sum = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            sum += read;
        }
        return sum;
    }

    @Override
    public synchronized Checkpoint finish(Manifest manifest) {
        if (finished) {
            throw new IllegalStateException("finished before");
        }
        try {
            syncs.all();
            Map<String, String> sums = new TreeMap<>();
            removeUnused(manifest, sums);
            PackedFile copy = packed;
            if (copy != null) {
                sums.put(copy.file(), copy.sha256());
            }
            ManifestWriter writer = new ManifestWriter(manifest, id, files, copy);
            put("schema.sql", manifest.inventory().schema().getBytes(StandardCharsets.UTF_8), sums);
            put("sequences.json", writer.sequences(), sums);
            seal(partial, writer.manifest(), sums);
            if (Files.exists(folder)) {
                throw new ProblemException(Problem.of(ProblemCode.CHECKPOINT_TAKEN, id));
            }
            Disk.rename(partial, folder);
            finished = true;
        } catch (IOException failed) {
            throw failure(failed);
        }
        return read.apply(folder);
    }

    private void put(String file, byte[] content, Map<String, String> sums) throws IOException {
        Disk.write(partial.resolve(file), content);
        sums.put(file, Disk.sha256(content));
    }

    // a table that was begun anew, or left out in the end, leaves no file that nobody knows
    private void removeUnused(Manifest manifest, Map<String, String> sums) throws IOException {
        Set<String> used = new HashSet<>();
        for (SavedTable table : manifest.tables()) {
            used.add(table.file());
            used.add(table.absent());
        }
        for (StoredFile file : files.values()) {
            StoredFile.Index index = file.index();
            if (used.contains(file.file())) {
                sums.put(file.file(), file.sha256());
                if (index != null) {
                    sums.put(index.file(), index.sha256());
                }
            } else {
                Files.deleteIfExists(partial.resolve(file.file()));
                if (index != null) {
                    Files.deleteIfExists(partial.resolve(index.file()));
                }
            }
        }
    }

    /// Writes the hashes and then the manifest, so that a folder with a manifest has everything.
    ///
    /// @param sums of all files but the manifest
    static void seal(Path partial, byte[] manifest, Map<String, String> sums) throws IOException {
        Map<String, String> all = new TreeMap<>(sums);
        all.put("manifest.json", Disk.sha256(manifest));
        Disk.write(partial.resolve("SHA256SUMS"), sums(all).getBytes(StandardCharsets.UTF_8));
        for (String each : new String[]{"tables", "sqlite"}) {
            if (Files.isDirectory(partial.resolve(each))) {
                Disk.sync(partial.resolve(each));
            }
        }
        Path next = partial.resolve("manifest.json.tmp");
        Disk.write(next, manifest);
        Disk.rename(next, partial.resolve("manifest.json"));
    }

    /// What `sha256sum` writes: a line each, by name.
    static String sums(Map<String, String> hashes) {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(hashes)
                .forEach((file, hash) -> lines.append(hash).append("  ").append(file).append('\n'));
        return lines.toString();
    }

    @Override
    public void close() {
        syncs.close();
        if (!finished) {
            try {
                Disk.remove(partial);
            } catch (IOException failed) {
                // it stays under the name that says it is partial, and can be deleted from the list
            }
        }
    }
}
