/// Lists of connections.
@NullMarked
package plumbline.core.target;

import org.jspecify.annotations.NullMarked;
