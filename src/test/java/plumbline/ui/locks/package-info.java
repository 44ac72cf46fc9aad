/// Tests of the locks screen.
@NullMarked
package plumbline.ui.locks;

import org.jspecify.annotations.NullMarked;
