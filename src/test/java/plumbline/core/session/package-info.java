/// Rows, and what changed in them.
@NullMarked
package plumbline.core.session;

import org.jspecify.annotations.NullMarked;
