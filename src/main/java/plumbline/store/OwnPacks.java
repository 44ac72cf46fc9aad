package plumbline.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import plumbline.core.discover.PackDraft;
import plumbline.core.discover.PackKeeper;
import plumbline.core.pack.Packs;
import plumbline.core.problem.FileRefusal;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;

/// The person's own packs in the console's folder. Thread-safe.
///
/// @param home  where they lie
/// @param known the packs there are, also the built-in ones
public record OwnPacks(Home home, Packs known) implements PackKeeper {

    /// Written beside the packs and then moved in one step: whoever looks sees all of it or nothing.
    @Override
    public String keep(PackDraft draft) {
        Path folder = home.packs().resolve(draft.id());
        if (known.pack(draft.id()).isPresent() || Files.exists(folder)) {
            throw taken(draft.id());
        }
        home.created(home.packs());
        try {
            Path next = home.folder().resolve(".pack-" + draft.id());
            delete(next, draft);
            PrivateFiles.createFolder(next);
            for (Map.Entry<String, String> file : draft.files().entrySet()) {
                PrivateFiles.replace(next.resolve(file.getKey()), file.getValue().getBytes(StandardCharsets.UTF_8));
            }
            try {
                Files.move(next, folder, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException meanwhile) {
                delete(next, draft);
                throw taken(draft.id());
            }
            return folder.toString();
        } catch (IOException refused) {
            throw new ProblemException(Problem.of(ProblemCode.HOME, folder.toString(), FileRefusal.of(refused)),
                    refused);
        }
    }

    private static ProblemException taken(String id) {
        return new ProblemException(Problem.of(ProblemCode.PACK_TAKEN, id));
    }

    /// What a killed program left; only files of such a pack are in it.
    private static void delete(Path folder, PackDraft draft) throws IOException {
        for (String file : draft.files().keySet()) {
            Files.deleteIfExists(folder.resolve(file));
        }
        Files.deleteIfExists(folder);
    }
}
