/// What the controls need to draw themselves.
@NullMarked
package plumbline.ui.control;

import org.jspecify.annotations.NullMarked;
