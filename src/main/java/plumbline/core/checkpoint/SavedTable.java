package plumbline.core.checkpoint;

import java.util.List;

/// A table in a checkpoint.
///
/// @param rows      how many
/// @param bytes     unpacked
/// @param file      below the checkpoint's folder, such as `tables/public.orders.copy.zst`; of a copied SQLite file the
///                  copy
/// @param fileBytes the file's
/// @param sha256    the file's, as hex
/// @param digest    the sum of all rows' hashes (XXH3, 128 bits) modulo 2 to the power of 128, as hex: does not depend on
///                  the order; empty where the file is copied whole
/// @param frames    in order; may be kept apart from the manifest
/// @param scope     `whole`; or `rows`: only these rows were saved, and those of `absent` did not exist then
/// @param absent    of scope `rows`: the file of rows that did not exist, in the same form, or empty
public record SavedTable(TableForm form, long rows, long bytes, String file, long fileBytes, String sha256,
        String digest, List<Frame> frames, String scope, String absent) {

    /// All rows of the table.
    public static final String WHOLE = "whole";
    /// Some rows of the table.
    public static final String ROWS = "rows";

    public SavedTable {
        frames = List.copyOf(frames);
    }

    /// The same table, whose rows turned out not to stand in the key's order.
    public SavedTable unordered() {
        return new SavedTable(form.read(false, form.coding()), rows, bytes, file, fileBytes, sha256, digest, frames,
                scope, absent);
    }

    /// Whether it holds all rows of the table.
    public boolean whole() {
        return scope.equals(WHOLE);
    }
}
