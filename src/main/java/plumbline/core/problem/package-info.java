/// What went wrong, as a value. Imports only core.text.
@NullMarked
package plumbline.core.problem;

import org.jspecify.annotations.NullMarked;
