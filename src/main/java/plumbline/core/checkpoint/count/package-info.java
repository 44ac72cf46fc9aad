/// What checkpoints tell without reading a row.
@NullMarked
package plumbline.core.checkpoint.count;

import org.jspecify.annotations.NullMarked;
