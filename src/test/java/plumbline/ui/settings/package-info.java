@NullMarked
package plumbline.ui.settings;

import org.jspecify.annotations.NullMarked;
