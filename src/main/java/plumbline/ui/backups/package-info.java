/// The screens of full backups and of what is made by itself: schedules of backups and checkpoints.
@NullMarked
package plumbline.ui.backups;

import org.jspecify.annotations.NullMarked;
