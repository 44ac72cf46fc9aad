/// Full backups, with real servers, real files and the tools of this machine where there are any.
@NullMarked
package plumbline.backup;

import org.jspecify.annotations.NullMarked;
