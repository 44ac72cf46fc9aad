package plumbline.ui.grid;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.ui.fx.UiWork;

/// A list of any length for a table: only the pages that are looked at are read, off the screen's thread, and only the
/// last few are kept. A place whose page is not there yet holds a slot without a value. FX thread only.
public final class PagedList<T> extends ObservableListBase<PagedList.Slot<T>> {
    /// So many are read at once.
    public static final int PAGE = 200;

    /// So many places are offered at most: a table's flow adds up the heights of all its rows again and again (JavaFX 25).
    public static final int MOST = 500_000;

    private static final int KEPT = 40; // pages
    private static final int WAITING = 4; // who scrolls fast does not want what lies behind

    private final UiWork work;
    private final Map<Integer, List<T>> pages = new LinkedHashMap<>(16, 0.75f, true);
    private final Deque<Integer> wanted = new ArrayDeque<>();
    private final Set<Integer> failed = new HashSet<>();
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private Source<T> source = (_, _) -> List.of();
    private int size;
    private boolean reading;
    private long generation;

    public PagedList(UiWork work) {
        this.work = work;
    }

    /// What stands at a place of the list.
    ///
    /// @param place from 0
    /// @param value null while it is being read, and where it can't be
    public record Slot<T>(long place, @Nullable T value) {}

    /// Where the pages come from.
    @FunctionalInterface
    public interface Source<T> {
        /// Reads a page; called on a background thread.
        ///
        /// @throws ProblemException where it can't be read
        List<T> read(long first, int most);
    }

    /// Shows something else; nothing is read before it is looked at.
    ///
    /// @param many how many there are; those beyond [#MOST] are not offered
    public void show(long many, Source<T> next) {
        generation++;
        source = next;
        pages.clear();
        wanted.clear();
        failed.clear();
        problem.set(null);
        int before = size;
        size = (int) Math.min(many, MOST);
        List<Slot<T>> gone = before == 0 ? List.of() : List.of(new Slot<>(0, null));
        beginChange();
        if (!gone.isEmpty()) {
            nextRemove(0, gone);
        }
        if (size > 0) {
            nextAdd(0, size);
        }
        endChange();
        revision.set(revision.get() + 1);
    }

    @Override
    public Slot<T> get(int index) {
        int page = index / PAGE;
        List<T> rows = pages.get(page);
        if (rows == null) {
            want(page);
            rows = pages.get(page);
        }
        int within = index % PAGE;
        return new Slot<>(index, rows == null || within >= rows.size() ? null : rows.get(within));
    }

    private void want(int page) {
        if (failed.contains(page)) {
            return;
        }
        wanted.remove(page);
        wanted.addFirst(page);
        while (wanted.size() > WAITING) {
            wanted.removeLast();
        }
        readNext();
    }

    private void readNext() {
        if (reading || wanted.isEmpty()) {
            return;
        }
        int page = wanted.removeFirst();
        Source<T> from = source;
        long mine = generation;
        reading = true;
        work.quietly(() -> read(from, page), outcome -> {
            reading = false;
            if (mine == generation) {
                arrived(page, outcome);
            }
            readNext();
        });
    }

    // whoever waits for a page must be told, whatever goes wrong
    private static <T> List<T> read(Source<T> from, int page) {
        try {
            return from.read((long) page * PAGE, PAGE);
        } catch (ProblemException expected) {
            throw expected;
        } catch (RuntimeException bug) {
            throw new ProblemException(Problem.of(ProblemCode.UNEXPECTED, "", bug.getClass().getSimpleName()), bug);
        }
    }

    private void arrived(int page, Outcome<List<T>> outcome) {
        switch (outcome) {
            case Outcome.Done<List<T>>(List<T> rows) -> {
                wanted.remove(page);
                pages.put(page, rows);
                var oldest = pages.keySet().iterator();
                while (pages.size() > KEPT) {
                    oldest.next();
                    oldest.remove();
                }
            }
            case Outcome.Failed<List<T>>(Problem failure) -> {
                failed.add(page);
                problem.set(failure);
            }
        }
        revision.set(revision.get() + 1);
    }

    /// Whether the page of a place can't be read; the problem says why.
    public boolean failed(long place) {
        return failed.contains((int) (place / PAGE));
    }

    @Override
    public int size() {
        return size;
    }

    // a search through the list would read all of it
    @Override
    public int indexOf(@Nullable Object slot) {
        return slot instanceof Slot<?> known && known.place() < size ? (int) known.place() : -1;
    }

    @Override
    public int lastIndexOf(@Nullable Object slot) {
        return indexOf(slot);
    }

    @Override
    public boolean contains(@Nullable Object slot) {
        return indexOf(slot) >= 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /// Grows whenever what was shown without a value has one now.
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /// Why a page could not be read, or null.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
