/// The locks screen: who waits for whom, every session, the waits of the past.
@NullMarked
package plumbline.ui.locks;

import org.jspecify.annotations.NullMarked;
