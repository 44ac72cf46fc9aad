package plumbline.ui.checkpoints;

import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;

/// Writes a saved field as a person reads it. Thread-safe.
@FunctionalInterface
public interface CellText {

    /// The field's text, or null for NULL.
    @Nullable
    String of(TableForm form, Tuple row, int field);
}
