/// What work runs in.
@NullMarked
package plumbline.core.work;

import org.jspecify.annotations.NullMarked;
