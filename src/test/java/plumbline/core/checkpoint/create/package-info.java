@NullMarked
package plumbline.core.checkpoint.create;

import org.jspecify.annotations.NullMarked;
