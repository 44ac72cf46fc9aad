/// Makes checkpoints of targets, whatever their database system: reads what `LiveReader` opens and gives it to a shelf.
@NullMarked
package plumbline.core.checkpoint.create;

import org.jspecify.annotations.NullMarked;
