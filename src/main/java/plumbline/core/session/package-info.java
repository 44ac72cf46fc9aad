/// The port to databases: sessions, rows, and what differs between systems. No driver is seen here.
@NullMarked
package plumbline.core.session;

import org.jspecify.annotations.NullMarked;
