/// Configured databases: where they are, what they are used for, which they really are.
@NullMarked
package plumbline.core.target;

import org.jspecify.annotations.NullMarked;
