/// The checkpoints screen: the list of them, what one holds, what differs between two or from a target, and the dialogs
/// by which they are made, kept and removed.
///
/// Putting one back is the work of the sheet in [plumbline.ui.sheet]; nothing here changes a target.
@NullMarked
package plumbline.ui.checkpoints;

import org.jspecify.annotations.NullMarked;
