@NullMarked
package plumbline.ui.target;

import org.jspecify.annotations.NullMarked;
