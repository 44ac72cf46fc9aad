/// The application's own service beside its database: probes and repairs it offers itself.
@NullMarked
package plumbline.core.service;

import org.jspecify.annotations.NullMarked;
