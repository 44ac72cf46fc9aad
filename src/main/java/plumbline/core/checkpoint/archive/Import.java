package plumbline.core.checkpoint.archive;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Checkpoint.Condition;
import plumbline.core.checkpoint.Fault;
import plumbline.core.checkpoint.Fault.Code;
import plumbline.core.checkpoint.FullDisk;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.text.Sentence;
import plumbline.core.work.WorkContext;

/// Takes one checkpoint into a shelf: unpacks it under a name that says it is partial, verifies it, and only then gives it
/// its name. Used once.
final class Import {

    private final FolderShelf shelf;
    private final CopyOpener opener;
    private final Path file;
    private final WorkContext context;
    private @Nullable Path partial;
    private String wanted = "";

    Import(FolderShelf shelf, CopyOpener opener, Path file, WorkContext context) {
        this.shelf = shelf;
        this.opener = opener;
        this.file = file;
        this.context = context;
    }

    Checkpoint run(Instant at) {
        boolean done = false;
        try {
            unpack();
            Path folder = partial;
            if (folder == null) {
                throw BadForm.of(Code.NO_CHECKPOINT);
            }
            Manifest manifest = verified(folder);
            refuseSame(manifest);
            String id = Look.id(folder);
            if (!manifest.id().equals(id)) {
                rename(folder, id);
            }
            Labels.verified(folder, at, true);
            Path whole = folder.resolveSibling(id + Names.FOLDER);
            Disk.rename(folder, whole);
            done = true;
            return Look.at(whole);
        } catch (BadForm wrong) {
            throw bad(wrong.fault());
        } catch (IOException failed) {
            throw Disk.failure(failed, shelf.folder());
        } finally {
            if (!done) {
                cleanUp();
            }
        }
    }

    private ProblemException bad(Sentence what) {
        return new ProblemException(
                Problem.of(ProblemCode.BAD_CHECKPOINT, String.valueOf(file.getFileName()), what));
    }

    private void unpack() throws IOException {
        try (InputStream in = new BufferedInputStream(open(), 1 << 18)) {
            TarFile.read(in, id -> {
                wanted = id;
                Path its = shelf.reserve(id);
                partial = its;
                return its;
            }, context);
        } catch (IOException failed) {
            // what the reader of tar says of a damaged file, and what the disk says, look alike
            if (FullDisk.is(failed) || (partial == null && !Files.isReadable(file))) {
                throw failed;
            }
            throw new BadForm(shown(Disk.fault("", failed)));
        } catch (IllegalArgumentException wrong) {
            throw BadForm.of(Code.SYSTEM, Names.shown(String.valueOf(wrong.getMessage())));
        }
    }

    private static Fault shown(Fault fault) {
        return Fault.of(fault.code(), fault.about().stream().map(Names::shown).toArray());
    }

    private InputStream open() {
        try {
            return Files.newInputStream(file);
        } catch (IOException failed) {
            throw bad(Disk.fault("", failed));
        }
    }

    private Manifest verified(Path folder) throws IOException {
        Contents contents = ManifestReader.read(folder);
        String strange = TarFile.strange(folder, contents);
        if (!strange.isEmpty()) {
            throw BadForm.of(Code.STRANGE, strange);
        }
        Checkpoint checkpoint = new Checkpoint(wanted, folder, Condition.GOOD, null, contents.manifest(),
                Labels.read(folder, ""), 0);
        List<Fault> wrong = new Verification(checkpoint, opener, context).run();
        if (!wrong.isEmpty()) {
            throw bad(Fault.together(wrong));
        }
        return contents.manifest();
    }

    private void refuseSame(Manifest manifest) {
        Manifest there = Look.at(shelf.folder().resolve(wanted + Names.FOLDER)).manifest();
        if (there != null && there.root().equals(manifest.root())) {
            throw new ProblemException(Problem.of(ProblemCode.CHECKPOINT_TAKEN, wanted));
        }
    }

    private static void rename(Path folder, String id) throws IOException {
        if (!(ManifestReader.tree(ManifestReader.small(folder, "manifest.json"),
                "manifest.json") instanceof ObjectNode manifest)) {
            throw BadForm.at("manifest.json", Code.NOT_OBJECT);
        }
        manifest.put("id", id);
        byte[] content = (manifest.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
        Map<String, String> sums = new TreeMap<>(ManifestReader.sums(folder));
        Files.delete(folder.resolve("SHA256SUMS"));
        FolderWriter.seal(folder, content, sums);
    }

    private void cleanUp() {
        Path folder = partial;
        if (folder != null) {
            try {
                Disk.remove(folder);
            } catch (IOException stays) {
                // it stays under the name that says it is partial
            }
        }
    }
}
