/// Asking a pack's checks.
@NullMarked
package plumbline.core.check;

import org.jspecify.annotations.NullMarked;
