/// Rows as text: what a person copies out of a grid or writes to a file.
@NullMarked
package plumbline.core.export;

import org.jspecify.annotations.NullMarked;
