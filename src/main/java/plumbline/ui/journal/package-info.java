/// The journal's screen: what the console changed, who did it, and the way back.
@NullMarked
package plumbline.ui.journal;

import org.jspecify.annotations.NullMarked;
