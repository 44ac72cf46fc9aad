/// Checkpoints as folders `<id>.plcp`: what lies in one can be read without this program.
///
/// Rows lie in `tables/<schema>.<table>.copy.zst`, which unpacked is what `COPY ... (FORMAT binary)` reads, or in
/// `.copytext.zst`, which is what `COPY` reads as text; a SQLite file lies in `sqlite/main.db.zst` as it was. `SHA256SUMS`
/// is what `sha256sum -c` reads. `manifest.json` is written last: a folder without it is not a checkpoint.
@NullMarked
package plumbline.core.checkpoint.archive;

import org.jspecify.annotations.NullMarked;
