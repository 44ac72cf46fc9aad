/// Checkpoints that are made by themselves.
@NullMarked
package plumbline.core.checkpoint.timed;

import org.jspecify.annotations.NullMarked;
