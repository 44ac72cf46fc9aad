/// What a person is told when something fails.
@NullMarked
package plumbline.core.problem;

import org.jspecify.annotations.NullMarked;
