/// Checkpoints: the saved rows of a set of tables at one instant; made, kept, compared and put back.
///
/// A row travels as a [Tuple], whatever it came from: a target, a saved file, a copy of a SQLite file. What differs
/// between the database systems stands behind [LiveReader] and [Tables].
@NullMarked
package plumbline.core.checkpoint;

import org.jspecify.annotations.NullMarked;
