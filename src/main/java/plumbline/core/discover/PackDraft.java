package plumbline.core.discover;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.core.pack.Pack;
import plumbline.core.pack.PackMistake;
import plumbline.core.pack.yaml.PackFiles;
import plumbline.core.pack.yaml.PackReader;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.target.Target;

/// A pack made of proposals, before it is kept: the texts of its files by bare name.
///
/// @param id the pack's id and the name of its folder
public record PackDraft(String id, Map<String, String> files) {

    public PackDraft {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    /// Writes a pack of confirmed proposals.
    ///
    /// @param target where they were found
    /// @throws ProblemException BAD_INPUT where the id can't be one or no proposal was chosen
    public static PackDraft of(String id, Target target, List<Proposal> confirmed) {
        if (!id.matches("[a-z][a-z0-9-]{0,62}")) {
            throw new ProblemException(Problem.of(ProblemCode.BAD_INPUT, id.isEmpty() ? "\"\"" : id,
                    "a pack's id has lower-case letters, digits and hyphens, a letter first"));
        }
        if (confirmed.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.BAD_INPUT, id, "no proposal"));
        }
        PackDraft draft = new PackDraft(id, new PackText(id, target, confirmed).files());
        draft.pack();
        return draft;
    }

    /// The pack as the console will read it.
    public Pack pack() {
        PackFiles folder = new PackFiles() {

            @Override
            public String label(String name) {
                return id + "/" + name;
            }

            @Override
            public Optional<String> text(String name) {
                return Optional.ofNullable(files.get(name));
            }
        };
        return switch (PackReader.read(folder, id)) {
            case PackReader.Reading.Valid(Pack pack) -> pack;
            case PackReader.Reading.Invalid(List<PackMistake> mistakes) ->
                throw new IllegalStateException("wrote a pack with mistakes: "
                        + mistakes.stream().map(PackMistake::located).toList());
        };
    }
}
