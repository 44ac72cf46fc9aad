@NullMarked
package plumbline.ui.shell;

import org.jspecify.annotations.NullMarked;
