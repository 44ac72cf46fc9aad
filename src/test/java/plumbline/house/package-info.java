/// The rules the whole house is held to.
@NullMarked
package plumbline.house;

import org.jspecify.annotations.NullMarked;
