package plumbline.core.checkpoint.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plumbline.core.checkpoint.Delta;
import plumbline.core.checkpoint.HeldTuple;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.work.WorkContext;

/// One pass over two readings. Used once.
final class MergeRun {

    private static final int EVERY = 4096;
    /// Rows of one key that are matched with each other at a time; a key has one row.
    private static final int ALIKE = 256;

    private final TableForm form;
    private final RowOrder order;
    private final TupleReader left;
    private final TupleReader right;
    private final DeltaFile.Writer out;
    private final boolean checked;
    private final OrderCheck check;
    private final WorkContext context;
    private final HeldTuple heldLeft = new HeldTuple(Integer.MAX_VALUE);
    private final HeldTuple heldRight = new HeldTuple(Integer.MAX_VALUE);
    private final long[] cells;
    private boolean hasLeft;
    private boolean hasRight;
    private long unchanged;

    /// @param checked whether a side's order was only said
    MergeRun(TableForm form, RowOrder order, TupleReader left, TupleReader right, DeltaFile.Writer out,
            boolean checked, WorkContext context) {
        this.form = form;
        this.order = order;
        this.left = left;
        this.right = right;
        this.out = out;
        this.checked = checked;
        this.check = new OrderCheck(form);
        this.context = context;
        this.cells = new long[form.columns().size()];
    }

    void all() {
        hasLeft = left.next();
        hasRight = right.next();
        for (int steps = 0; hasLeft || hasRight; steps++) {
            if (steps % EVERY == 0) {
                context.checkCancelled();
            }
            step();
        }
    }

    private void step() {
        if (!hasRight) {
            removed();
        } else if (!hasLeft) {
            added();
        } else if (left.tuple().same(right.tuple())) {
            see(left.tuple());
            unchanged++;
            hasLeft = left.next();
            hasRight = right.next();
        } else {
            int compared = order.compare(left.tuple(), right.tuple());
            if (compared < 0) {
                removed();
            } else if (compared > 0) {
                added();
            } else {
                changed();
            }
        }
    }

    private void see(Tuple row) {
        if (checked) {
            check.see(row);
        }
    }

    private void removed() {
        see(left.tuple());
        out.add(Delta.Kind.REMOVED, left.tuple(), null);
        hasLeft = left.next();
    }

    private void added() {
        see(right.tuple());
        out.add(Delta.Kind.ADDED, null, right.tuple());
        hasRight = right.next();
    }

    private void changed() {
        see(left.tuple());
        Tuple before = heldLeft.hold(left.tuple());
        Tuple after = heldRight.hold(right.tuple());
        hasLeft = left.next();
        hasRight = right.next();
        if (alike(hasLeft, left, before) || alike(hasRight, right, before)) {
            several(before.copy(), after.copy());
        } else {
            changed(before, after);
        }
    }

    private boolean alike(boolean has, TupleReader rows, Tuple key) {
        return has && order.compare(rows.tuple(), key) == 0;
    }

    private void changed(Tuple before, Tuple after) {
        for (int i = 0; i < cells.length; i++) {
            if (!before.sameField(i, after, i)) {
                cells[i]++;
            }
        }
        out.add(Delta.Kind.CHANGED, before, after);
    }

    /// More than one row of a key, which a key forbids but a damaged index or a key of one side only allows: equal ones are
    /// matched first.
    private void several(Tuple before, Tuple after) {
        List<Tuple> befores = new ArrayList<>(List.of(before));
        List<Tuple> afters = new ArrayList<>(List.of(after));
        while (befores.size() < ALIKE && alike(hasLeft, left, before)) {
            befores.add(left.tuple().copy());
            hasLeft = left.next();
        }
        while (afters.size() < ALIKE && alike(hasRight, right, before)) {
            afters.add(right.tuple().copy());
            hasRight = right.next();
        }
        for (int i = befores.size() - 1; i >= 0; i--) {
            Tuple one = befores.get(i);
            for (int j = 0; j < afters.size(); j++) {
                if (one.same(afters.get(j))) {
                    befores.remove(i);
                    afters.remove(j);
                    unchanged++;
                    break;
                }
            }
        }
        int pairs = Math.min(befores.size(), afters.size());
        for (int i = 0; i < pairs; i++) {
            changed(befores.get(i), afters.get(i));
        }
        befores.subList(pairs, befores.size()).forEach(row -> out.add(Delta.Kind.REMOVED, row, null));
        afters.subList(pairs, afters.size()).forEach(row -> out.add(Delta.Kind.ADDED, null, row));
    }

    Merged merged(boolean sorted) {
        Map<String, Long> changedCells = new HashMap<>();
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] > 0) {
                changedCells.put(form.columns().get(i).name().name(), cells[i]);
            }
        }
        return new Merged(out.finish(), unchanged, changedCells, sorted);
    }
}
