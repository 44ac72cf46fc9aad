package plumbline.core.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.TableColumn;

/// What must be written so that a row is as in an earlier version.
///
/// @param then the version
record Backwards(Ground ground, Payload then) {

    /// Adds the values that differ.
    ///
    /// @param wanted only these fields; empty: all
    /// @return fields that differ and belong to no table that may be edited
    /// @throws ProblemException UNFIT_VALUE with every field that the version does not hold without loss
    List<String> into(Map<String, Optional<String>> values, RowNow now, Set<String> wanted) {
        List<String> left = new ArrayList<>();
        List<String> unfit = new ArrayList<>();
        for (TableColumn column : ground.view()) {
            String field = column.name().name();
            boolean chosen = wanted.isEmpty() || wanted.contains(field);
            if (!chosen || !then.has(field) || same(field, column.typeName(), now)) {
                continue;
            }
            Optional<Ground.FieldTable> owner = ground.owner(field);
            if (owner.isEmpty()) {
                left.add(field);
                continue;
            }
            then.written(field, column.typeName()).ifPresentOrElse(
                    value -> values.put(field, Optional.ofNullable(value.text())), () -> unfit.add(field));
        }
        if (!unfit.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.UNFIT_VALUE, String.join(", ", unfit)));
        }
        return left;
    }

    private boolean same(String field, String type, RowNow now) {
        @Nullable
        String text = now.texts().get(field);
        if (then.same(field, now.payload())) {
            return true;
        }
        return text != null && then.says(field, text, type.equals("jsonb"));
    }
}
