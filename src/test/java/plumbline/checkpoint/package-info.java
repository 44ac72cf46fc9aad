/// Checkpoints on real databases: made, compared, put back.
@NullMarked
package plumbline.checkpoint;

import org.jspecify.annotations.NullMarked;
