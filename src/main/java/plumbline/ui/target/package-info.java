/// One target: its tiles in groups, and beside them what the chosen value means and how it came about.
@NullMarked
package plumbline.ui.target;

import org.jspecify.annotations.NullMarked;
