package plumbline.core.checkpoint.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Checkpoint.Condition;
import plumbline.core.checkpoint.Fault;
import plumbline.core.checkpoint.Fault.Code;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.text.Phrase;
import plumbline.core.work.CancelledException;
import plumbline.core.work.WorkContext;

/// A checkpoint's folder in one file that every `tar` reads. It is not packed again: its files are. Stateless.
final class TarFile {

    private static final int PIECE = 1 << 18;

    private TarFile() {}

    /// Writes it; the file is there as a whole or not at all. What is read is compared with the hashes of the manifest.
    ///
    /// @return the files whose bytes have another hash
    static List<Fault> write(Checkpoint checkpoint, Path file, WorkContext context) {
        var _ = checkpoint.contents();
        if (checkpoint.condition() == Condition.NATIVE_JSON) {
            throw new ProblemException(
                    Problem.of(ProblemCode.BAD_CHECKPOINT, checkpoint.id(), Fault.of(Code.ONE_FILE_ALREADY)));
        }
        Path real = file.toAbsolutePath();
        List<Fault> wrong;
        Path next = real.resolveSibling("." + real.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".tmp");
        try {
            try (FileChannel channel = Disk.create(next)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), PIECE);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8");
                tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
                tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
                tar.setAddPaxHeadersForNonAsciiNames(true);
                wrong = write(checkpoint, tar, context);
                tar.finish();
                out.flush();
                channel.force(true);
                tar.close();
            }
            Disk.rename(next, real);
            return wrong;
        } catch (CancelledException stopped) {
            throw new ProblemException(Problem.of(ProblemCode.CANCELLED, file.toString(),
                    Phrase.of("detail.no-half-file")), stopped);
        } catch (IOException failed) {
            throw Disk.failure(failed, file);
        } finally {
            try {
                Files.deleteIfExists(next);
            } catch (IOException stays) {
                // the failure before it is the one to tell
            }
        }
    }

    private static List<Fault> write(Checkpoint checkpoint, TarArchiveOutputStream tar, WorkContext context)
            throws IOException {
        Path folder = checkpoint.path();
        Contents contents = Look.contents(folder);
        if (contents == null) {
            throw new ProblemException(
                    Problem.of(ProblemCode.BAD_CHECKPOINT, checkpoint.id(), Fault.of(Code.MISSING, "manifest.json")));
        }
        List<String> files = new ArrayList<>(List.of("manifest.json", "SHA256SUMS"));
        if (Files.isRegularFile(folder.resolve(Labels.FILE), LinkOption.NOFOLLOW_LINKS)) {
            files.add(Labels.FILE);
        }
        files.addAll(List.of("schema.sql", "sequences.json"));
        files.addAll(contents.sizes().keySet());
        String top = checkpoint.id() + Names.FOLDER + "/";
        Set<String> folders = new TreeSet<>(Set.of(top));
        files.stream().filter(name -> name.indexOf('/') > 0)
                .forEach(name -> folders.add(top + name.substring(0, name.indexOf('/') + 1)));
        for (String each : folders) {
            TarArchiveEntry entry = new TarArchiveEntry(each);
            entry.setMode(TarArchiveEntry.DEFAULT_DIR_MODE & ~077);
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        }
        long total = Math.max(1, Disk.size(folder));
        long done = 0;
        Map<String, String> hashes = new HashMap<>(contents.sums());
        hashes.putAll(contents.hashes());
        List<Fault> wrong = new ArrayList<>();
        for (String each : files) {
            context.progress((double) done / total, each);
            MessageDigest hash = Disk.sha256();
            done += add(tar, top + each, folder.resolve(each), hash, context);
            String expected = hashes.get(each); // none of the label and of the list of hashes
            String found = HexFormat.of().formatHex(hash.digest());
            if (expected != null && !expected.equals(found)) {
                wrong.add(Fault.at(each, Code.HASH, expected, found));
            }
        }
        return wrong;
    }

    private static long add(TarArchiveOutputStream tar, String name, Path file, MessageDigest hash,
            WorkContext context) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setMode(TarArchiveEntry.DEFAULT_FILE_MODE & ~077);
        entry.setModTime(Files.getLastModifiedTime(file));
        entry.setSize(Files.size(file));
        tar.putArchiveEntry(entry);
        try (InputStream in = new DigestInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), hash)) {
            copy(in, tar, context);
        }
        tar.closeArchiveEntry();
        return entry.getSize();
    }

    private static void copy(InputStream in, OutputStream out, WorkContext context) throws IOException {
        byte[] buffer = new byte[PIECE];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            context.checkCancelled();
            out.write(buffer, 0, read);
        }
    }

    /// Asks where a checkpoint is to be unpacked.
    @FunctionalInterface
    interface Place {
        /// The folder to unpack into.
        ///
        /// @param id the name of its folder in the file, without the ending
        Path of(String id);
    }

    /// Unpacks a checkpoint. Only ordinary files of the names a checkpoint has are taken, each once.
    ///
    /// @throws BadForm where there is anything else in it
    static void read(InputStream packed, Place place, WorkContext context) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(packed, "UTF-8");
        Set<String> seen = new HashSet<>();
        String top = "";
        Path folder = Path.of("");
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            context.checkCancelled();
            String name = entry.getName().startsWith("./") ? entry.getName().substring(2) : entry.getName();
            if (top.isEmpty()) {
                top = top(name);
                folder = place.of(top.substring(0, top.length() - Names.FOLDER.length() - 1));
            }
            if (!name.startsWith(top)) {
                throw BadForm.of(Code.TWO_FOLDERS, Names.shown(name));
            }
            String its = name.substring(top.length());
            if (entry.isDirectory()) {
                if (!its.isEmpty() && !its.equals("tables/") && !its.equals("sqlite/")) {
                    throw BadForm.of(Code.NOT_ITS_FOLDER, Names.shown(name));
                }
                continue;
            }
            if (!entry.isFile() || entry.isLink() || entry.isSymbolicLink() || entry.isSparse()
                    || !ManifestReader.isFile(its) || !seen.add(its)) {
                throw BadForm.of(Code.NOT_ITS_FILE, Names.shown(name));
            }
            context.progress(-1, its);
            unpack(tar, folder.resolve(its), context);
        }
        if (seen.isEmpty()) {
            throw BadForm.of(Code.NO_CHECKPOINT);
        }
    }

    private static String top(String name) {
        int slash = name.indexOf('/');
        if (slash < 0 || !name.substring(0, slash).endsWith(Names.FOLDER)
                || !Names.valid(name.substring(0, slash - Names.FOLDER.length()))) {
            throw BadForm.of(Code.OTHER_THAN_CHECKPOINT, Names.shown(name));
        }
        return name.substring(0, slash + 1);
    }

    private static void unpack(InputStream in, Path file, WorkContext context) throws IOException {
        Disk.createFolders(Disk.folderOf(file));
        try (FileChannel channel = Disk.create(file)) {
            OutputStream out = Channels.newOutputStream(channel);
            copy(in, out, context);
            channel.force(true);
        }
    }

    /// A file of the folder that its manifest does not know, or nothing.
    static String strange(Path folder, Contents contents) throws IOException {
        for (String sub : new String[]{"tables", "sqlite"}) {
            if (!Files.isDirectory(folder.resolve(sub))) {
                continue;
            }
            try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder.resolve(sub))) {
                for (Path each : inside) {
                    String name = sub + "/" + each.getFileName();
                    if (!contents.sizes().containsKey(name)) {
                        return Names.shown(name);
                    }
                }
            }
        }
        return "";
    }
}
