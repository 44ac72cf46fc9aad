/// What the commands write, without a database.
@NullMarked
package plumbline.cli;

import org.jspecify.annotations.NullMarked;
