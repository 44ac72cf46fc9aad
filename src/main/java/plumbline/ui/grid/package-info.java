/// The grid that every list of rows is shown in: filtered, sorted, chosen from, copied and exported.
///
/// Its model knows rows only as [plumbline.core.session.Row], so that 100,000 of them cost no nodes and no properties.
@NullMarked
package plumbline.ui.grid;

import org.jspecify.annotations.NullMarked;
