/// The words on screens, in three languages. Imports nothing of the project.
@NullMarked
package plumbline.core.text;

import org.jspecify.annotations.NullMarked;
