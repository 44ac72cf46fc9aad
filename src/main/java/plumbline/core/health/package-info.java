/// Metrics as data, their readings, and how a target stands.
@NullMarked
package plumbline.core.health;

import org.jspecify.annotations.NullMarked;
