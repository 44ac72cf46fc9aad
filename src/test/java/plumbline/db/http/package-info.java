/// The application's own service over HTTP. Stands beside the databases' drivers: both speak to what a connection names.
@NullMarked
package plumbline.db.http;

import org.jspecify.annotations.NullMarked;
