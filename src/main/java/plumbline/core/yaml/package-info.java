/// YAML as a tree with line numbers, read strictly. The only importer of the YAML library.
@NullMarked
package plumbline.core.yaml;

import org.jspecify.annotations.NullMarked;
