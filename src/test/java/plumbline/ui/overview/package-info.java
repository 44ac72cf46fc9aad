@NullMarked
package plumbline.ui.overview;

import org.jspecify.annotations.NullMarked;
