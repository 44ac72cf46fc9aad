/// What the screens remember from one start to the next.
@NullMarked
package plumbline.core.state;

import org.jspecify.annotations.NullMarked;
