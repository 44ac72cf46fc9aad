/// The screen of what has drifted: checks on the left, findings in the middle, what to know about them on the right.
@NullMarked
package plumbline.ui.inconsistencies;

import org.jspecify.annotations.NullMarked;
