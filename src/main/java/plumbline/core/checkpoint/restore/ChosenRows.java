package plumbline.core.checkpoint.restore;

import java.util.BitSet;
import java.util.Map;
import plumbline.core.checkpoint.Delta;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.compare.DeltaFile;
import plumbline.core.checkpoint.compare.Scratch;

/// Makes the delta of the rows and cells that a person chose out of the whole one.
record ChosenRows(Scratch scratch) {

    /// Writes the chosen rows down.
    ///
    /// @param chosen places in the whole delta, and which cells of them; no cells: the whole row
    /// @return close it in the end
    DeltaFile of(Delta whole, Map<Long, BitSet> chosen) {
        Mixture mixture = new Mixture();
        try (Delta.DeltaReader rows = whole.read(); DeltaFile.Writer out = DeltaFile.write(whole.form(), scratch)) {
            for (long place = 0; rows.next(); place++) {
                BitSet cells = chosen.get(place);
                if (cells == null) {
                    continue;
                }
                switch (rows.kind()) {
                    case ADDED -> out.add(Delta.Kind.ADDED, null, rows.after());
                    case REMOVED -> out.add(Delta.Kind.REMOVED, rows.before(), null);
                    case CHANGED -> out.add(Delta.Kind.CHANGED, rows.before(),
                            cells.isEmpty() ? rows.after() : mixture.of(rows.before(), rows.after(), cells));
                }
            }
            return out.finish();
        }
    }

    /// A row with some cells of another.
    private static final class Mixture {

        private final Tuple mixed = new Tuple();
        private byte[] buffer = new byte[1024];

        Tuple of(Tuple row, Tuple other, BitSet cells) {
            int size = 2;
            for (int i = 0; i < row.fields(); i++) {
                size += 4 + (cells.get(i) ? other : row).length(i);
            }
            if (buffer.length < size) {
                buffer = new byte[Math.max(size, 2 * buffer.length)];
            }
            int at = number(0, row.fields() << 16, 2);
            for (int i = 0; i < row.fields(); i++) {
                Tuple from = cells.get(i) ? other : row;
                at = number(at, from.isNull(i) ? -1 : from.length(i), 4);
                System.arraycopy(from.bytes(), from.place(i), buffer, at, from.length(i));
                at += from.length(i);
            }
            mixed.set(buffer, 0, size);
            return mixed;
        }

        private int number(int at, int value, int bytes) {
            for (int i = 0; i < bytes; i++) {
                buffer[at + i] = (byte) (value >>> (24 - 8 * i));
            }
            return at + bytes;
        }
    }
}
