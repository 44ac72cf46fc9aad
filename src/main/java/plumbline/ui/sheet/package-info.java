/// The sheets on which a change is seen before it is made: repair and undo.
///
/// 1. Nothing runs before the person saw what will change: a sheet begins with a preview that is rolled back.
/// 2. On production the connection's name must be typed, on every sheet anew.
/// 3. The safe button is the default one; the other is never reached by Enter.
/// 4. One press makes one change: the first one leaves [Stage#PREVIEWED].
/// 5. A failure leaves the sheet as it is, with what was typed, and says whether anything changed.
///
/// ```
/// PREVIEWING ──▶ PREVIEWED ──▶ APPLYING ──▶ APPLIED
///      │ ▲           │             │
///      │ └───────────┘             │
///      ▼                           ▼
///    FAILED ──▶ PREVIEWING       FAILED
/// ```
@NullMarked
package plumbline.ui.sheet;

import org.jspecify.annotations.NullMarked;
