package plumbline.core.checkpoint.compare;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Delta;
import plumbline.core.checkpoint.RowDifference;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.cell.Cells;

/// Rows of a delta as texts for people. Thread-safe.
final class RowTexts {

    private final TableForm form;

    RowTexts(TableForm form) {
        this.form = form;
    }

    RowDifference difference(Delta.DeltaReader reader, long place) {
        Delta.Kind kind = reader.kind();
        BitSet cells = new BitSet();
        if (kind == Delta.Kind.CHANGED) {
            for (int i = 0; i < form.columns().size(); i++) {
                cells.set(i, !reader.before().sameField(i, reader.after(), i));
            }
        } else {
            cells.set(0, form.columns().size());
        }
        return new RowDifference(kind, kind == Delta.Kind.ADDED ? List.of() : texts(reader.before()),
                kind == Delta.Kind.REMOVED ? List.of() : texts(reader.after()), cells, place);
    }

    List<@Nullable String> texts(Tuple row) {
        List<@Nullable String> texts = new ArrayList<>();
        for (int i = 0; i < form.columns().size(); i++) {
            texts.add(Cells.text(form, row, i));
        }
        return texts;
    }
}
