@NullMarked
package plumbline.ui.fx;

import org.jspecify.annotations.NullMarked;
