package plumbline.core.checkpoint.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Checkpoint.Condition;
import plumbline.core.checkpoint.Fault;
import plumbline.core.checkpoint.Fault.Code;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.work.WorkContext;

/// Reads all of a checkpoint and compares every hash, count and digest. Used once.
final class Verification {

    private static final int ROWS_BETWEEN = 1024;

    private final Checkpoint checkpoint;
    private final CopyOpener opener;
    private final WorkContext context;
    private final List<Fault> wrong = new ArrayList<>();
    private final Set<String> gone = new HashSet<>();
    private long total = 1;
    private long done;

    Verification(Checkpoint checkpoint, CopyOpener opener, WorkContext context) {
        this.checkpoint = checkpoint;
        this.opener = opener;
        this.context = context;
    }

    /// Verifies and writes the result into the label.
    List<Fault> run(Instant at) {
        List<Fault> found = run();
        if (checkpoint.manifest() != null) {
            note(checkpoint, at, found.isEmpty());
        }
        return found;
    }

    /// Writes a result into the label, where it can be written.
    static void note(Checkpoint checkpoint, Instant at, boolean intact) {
        try {
            Labels.verified(checkpoint.path(), at, intact);
        } catch (IOException readOnly) {
            // the result is the same on a medium that can't be written
        }
    }

    /// Verifies.
    List<Fault> run() {
        switch (checkpoint.condition()) {
            case NEWER -> throw new ProblemException(
                    Problem.of(ProblemCode.NEWER_CHECKPOINT, checkpoint.id(), checkpoint.why()));
            case INCOMPLETE, FOREIGN -> wrong.add(checkpoint.why());
            case NATIVE_JSON -> nativeFile();
            case GOOD, DAMAGED -> {
                if (!Files.isRegularFile(checkpoint.path(), LinkOption.NOFOLLOW_LINKS)) {
                    folder(checkpoint.path());
                }
            }
        }
        if (wrong.isEmpty() && checkpoint.condition() == Condition.DAMAGED) {
            wrong.add(checkpoint.why());
        }
        return List.copyOf(wrong);
    }

    private void nativeFile() {
        try (NativeTables tables = new NativeTables(checkpoint.path(), checkpoint.contents())) {
            for (SavedTable table : checkpoint.contents().tables()) {
                context.progress(-1, table.form().name().toString());
                count(table.form().name().toString(), table.rows(), tables.rows(table.form()), new RowDigest());
            }
        } catch (ProblemException bad) {
            wrong.add(Fault.of(bad.problem()));
        }
    }

    private void folder(Path folder) {
        Contents contents;
        try {
            contents = ManifestReader.read(folder);
            sums(folder, contents);
        } catch (BadForm bad) {
            wrong.add(bad.fault());
            return;
        } catch (IOException failed) {
            wrong.add(Disk.fault("manifest.json", failed));
            return;
        }
        total = Math.max(1, contents.sizes().values().stream().mapToLong(size -> size).sum() * 2);
        Map<String, String> hashes = new TreeMap<>(contents.hashes());
        hashes.forEach((file, hash) -> file(folder, file, hash));
        try (SavedTables tables = new SavedTables(checkpoint.id(), folder, contents, opener)) {
            for (SavedTable table : contents.manifest().tables()) {
                context.progress((double) done / total, table.form().name().toString());
                table(tables, contents, table);
            }
            if (contents.copy() != null && wrong.isEmpty()) {
                opener.reader().faultsOfCopy(tables.copiedFile(), context)
                        .forEach(line -> wrong.add(Fault.of(Code.SYSTEM, line)));
            }
        } catch (ProblemException bad) {
            wrong.add(Fault.of(bad.problem()));
        }
    }

    // a changed byte in the list of hashes is found by writing the list anew
    private void sums(Path folder, Contents contents) throws IOException {
        Map<String, String> expected = new TreeMap<>(contents.hashes());
        for (String each : new String[]{"manifest.json", "schema.sql", "sequences.json"}) {
            expected.put(each, String.valueOf(contents.sums().get(each))); // compared when they were read
        }
        String text = new String(ManifestReader.small(folder, "SHA256SUMS"), StandardCharsets.UTF_8);
        if (!text.equals(FolderWriter.sums(expected))) {
            wrong.add(Fault.at("SHA256SUMS", Code.LISTS_DIFFER));
        }
    }

    private void file(Path folder, String name, String expected) {
        context.progress((double) done / total, name);
        MessageDigest hash = Disk.sha256();
        byte[] buffer = new byte[1 << 18];
        try (InputStream in = Files.newInputStream(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                context.checkCancelled();
                hash.update(buffer, 0, read);
                done += read;
            }
        } catch (IOException failed) {
            gone.add(name); // said once: its rows are not asked for
            wrong.add(failed instanceof NoSuchFileException ? Fault.of(Code.MISSING, name) : Disk.fault(name, failed));
            return;
        }
        String found = HexFormat.of().formatHex(hash.digest());
        if (!found.equals(expected)) {
            wrong.add(Fault.at(name, Code.HASH, expected, found));
        }
    }

    private void table(SavedTables tables, Contents contents, SavedTable table) {
        if (gone.contains(table.file())) {
            return;
        }
        try {
            if (contents.copied(table)) {
                count(table.file() + ", " + table.form().name(), table.rows(), tables.rows(table.form()),
                        new RowDigest());
                return;
            }
            RowDigest digest = new RowDigest();
            count(table.file(), table.rows(), tables.rows(table.form()), digest);
            compare(table.file(), table.digest(), digest);
            done += table.fileBytes();
            StoredFile absent = contents.files().get(table.absent());
            if (absent != null && !gone.contains(absent.file())) {
                RowDigest its = new RowDigest();
                count(absent.file(), absent.rows(), tables.absent(table), its);
                compare(absent.file(), absent.digest(), its);
            }
        } catch (ProblemException bad) {
            wrong.add(Fault.of(bad.problem()));
        }
    }

    private void compare(String file, String expected, RowDigest found) {
        if (!expected.equals(found.hex())) {
            wrong.add(Fault.at(file, Code.DIGEST, expected, found.hex()));
        }
    }

    private void count(String what, long expected, TupleReader opened, RowDigest digest) {
        long found = 0;
        try (TupleReader rows = opened) {
            while (rows.next()) {
                digest.add(rows.tuple());
                if (++found % ROWS_BETWEEN == 0) {
                    context.checkCancelled();
                }
            }
        }
        if (found != expected) {
            wrong.add(Fault.at(what, Code.ROWS, expected, found));
        }
    }
}
