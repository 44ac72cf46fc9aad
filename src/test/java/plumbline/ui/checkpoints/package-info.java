/// Tests of the checkpoints screen.
@NullMarked
package plumbline.ui.checkpoints;

import org.jspecify.annotations.NullMarked;
