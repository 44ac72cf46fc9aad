/// What tests share: real databases to run against.
@NullMarked
package plumbline.testing;

import org.jspecify.annotations.NullMarked;
