@NullMarked
package plumbline.core.checkpoint.restore;

import org.jspecify.annotations.NullMarked;
