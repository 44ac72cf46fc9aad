package plumbline.core.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.snapshot.RowEdit.Change;

/// Looks for everything that is wrong with what a person asked for.
///
/// @param ground what may be edited
record EditChecks(Ground ground, RowEdit edit) {

    /// @throws ProblemException BAD_INPUT with all mistakes
    void refuse() {
        List<Problem> mistakes = new ArrayList<>();
        if (edit.by().isBlank()) {
            mistakes.add(mistake("--by", messages -> messages.text("snapshot.no-editor")));
        }
        if (edit.summary().isBlank()) {
            mistakes.add(mistake("--summary", messages -> messages.text("snapshot.no-summary")));
        }
        Set<String> fields = switch (edit.change()) {
            case Change.None() -> Set.of();
            case Change.Values(var values) -> values.keySet();
            case Change.Back(_, var chosen) -> chosen;
        };
        List<String> editable = ground.fields().stream().flatMap(table -> table.editable().keySet().stream())
                .toList();
        fields.stream().filter(field -> !editable.contains(field)).sorted()
                .forEach(field -> mistakes.add(mistake(field,
                        messages -> messages.text(ground.column(field).isPresent()
                                ? "snapshot.not-editable"
                                : "snapshot.no-field", String.join(", ", editable)))));
        if (edit.change() instanceof Change.Values(var values) && values.isEmpty()) {
            mistakes.add(mistake("--set", messages -> messages.text("snapshot.nothing-to-set")));
        }
        if (!mistakes.isEmpty()) {
            throw new ProblemException(Problem.all(mistakes));
        }
    }

    private static Problem mistake(String about, plumbline.core.text.Sentence words) {
        return Problem.of(ProblemCode.BAD_INPUT, about, words);
    }

    /// The row that is meant.
    ///
    /// @throws ProblemException BAD_INPUT where columns of the key are missing or others are given
    static RowKey key(RowEdit edit) {
        List<String> columns = edit.history().key();
        if (!Set.copyOf(columns).equals(edit.key().keySet())) {
            throw new ProblemException(Problem.of(ProblemCode.BAD_INPUT, "--key",
                    messages -> messages.text("snapshot.key-columns", String.join(", ", columns))));
        }
        return RowKey.of(columns, edit.key());
    }
}
