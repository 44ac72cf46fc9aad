@NullMarked
package plumbline.text;

import org.jspecify.annotations.NullMarked;
