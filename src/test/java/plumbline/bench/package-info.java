/// How fast it is: measured beside something everybody knows, printed, and asserted only where a machine's noise cannot
/// matter.
@NullMarked
package plumbline.bench;

import org.jspecify.annotations.NullMarked;
