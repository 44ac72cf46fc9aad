/// The command line: arguments to core calls to documents to an exit code. No screen class is loaded here.
@NullMarked
package plumbline.cli;

import org.jspecify.annotations.NullMarked;
