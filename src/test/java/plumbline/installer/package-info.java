/// What the installed program consists of beside its classes.
@NullMarked
package plumbline.installer;

import org.jspecify.annotations.NullMarked;
