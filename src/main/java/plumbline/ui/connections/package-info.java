/// Adding, editing, testing and removing connections, and asking for a password that is missing.
@NullMarked
package plumbline.ui.connections;

import org.jspecify.annotations.NullMarked;
