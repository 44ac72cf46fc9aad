/// Statements: names only quoted, values only bound.
@NullMarked
package plumbline.core.sql;

import org.jspecify.annotations.NullMarked;
