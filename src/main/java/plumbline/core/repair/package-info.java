/// Putting findings right: preview, apply, verify, undo.
@NullMarked
package plumbline.core.repair;

import org.jspecify.annotations.NullMarked;
