package plumbline.core.checkpoint.compare;

import java.util.List;
import plumbline.core.checkpoint.KeyPart;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;

/// Sees the rows that a merge takes and finds any that comes before one taken already. Where a side is not in order the
/// merge takes such a row sooner or later: every row it takes is the smaller of the two it sees. Used by one thread.
final class OrderCheck {

    private final List<KeyPart> key;
    private final int[] fields;
    private final Tuple last = new Tuple();
    private byte[] buffer = new byte[64];
    private boolean seen;

    OrderCheck(TableForm form) {
        this.key = form.key();
        this.fields = key.stream().mapToInt(KeyPart::column).toArray();
    }

    void see(Tuple row) {
        if (seen) {
            for (int i = 0; i < fields.length; i++) {
                int compared = key.get(i).order().compare(row, fields[i], last, i);
                if (compared < 0) {
                    throw new Disordered();
                }
                if (compared > 0) {
                    break;
                }
            }
        }
        seen = true;
        buffer = Projected.project(row, fields, buffer, last);
    }

    /// A side that was said to be in order is not.
    static final class Disordered extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Disordered() {
            super("not in the key's order", null, false, false);
        }
    }
}
