@NullMarked
package plumbline.core.checkpoint.archive;

import org.jspecify.annotations.NullMarked;
