package plumbline.core.repair;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.core.journal.RowImages;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.KeyedRows;
import plumbline.core.session.RowChange;
import plumbline.core.session.Session;
import plumbline.core.session.Sessions;
import plumbline.core.sql.Sql;
import plumbline.core.target.Engine;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// Writes rows back as they were before a run, inside an open transaction whose rows are locked and compared.
///
/// Rows the run made go first, children before their parents; then rows it removed come back and changed ones are
/// changed back, parents before their children. Triggers fire as for anybody's change, so in the end all rows are read
/// again: what a trigger bent is set right, and what can't be, or any row beyond the images, ends the undo.
final class PutBack {

    private static final int PASSES = 3;
    private static final int BATCH = 5_000;
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final Session session;
    private final Sessions sessions;
    private final Target target;
    private final WorkContext context;
    private final Set<String> statements = new LinkedHashSet<>();

    PutBack(Session session, Sessions sessions, Target target, WorkContext context) {
        this.session = session;
        this.sessions = sessions;
        this.target = target;
        this.context = context;
    }

    /// The statements that ran, each once, with their values' places.
    Set<String> statements() {
        return java.util.Collections.unmodifiableSet(statements);
    }

    /// Does it.
    ///
    /// @return the same images turned round
    List<RowImages> perform(List<RowImages> tables) {
        Map<String, Long> counted = session.dialect().changesSoFar(session);
        for (RowImages images : tables.reversed()) {
            write(images, of(images, RowChange.Kind.INSERTED));
        }
        for (RowImages images : tables) {
            write(images, of(images, RowChange.Kind.DELETED));
            List<RowChange> updated = of(images, RowChange.Kind.UPDATED);
            write(images, updated.size() < 2
                    ? updated
                    : FreePlaces.first(updated, session.dialect().unique(session, images.table())));
        }
        setRight(tables);
        refuseBeyond(tables, counted);
        return tables.stream().map(PutBack::turned).toList();
    }

    private static List<RowChange> of(RowImages images, RowChange.Kind kind) {
        return images.changes().stream().filter(change -> change.kind() == kind).toList();
    }

    private static RowImages turned(RowImages images) {
        return new RowImages(images.table(), images.columns(), images.changes().reversed().stream()
                .map(RowChange::turned).toList());
    }

    /// Statements with the same words go together, however many rows they are.
    private void write(RowImages images, List<RowChange> changes) {
        Map<String, List<Sql>> byWords = new LinkedHashMap<>();
        for (RowChange change : changes) {
            Sql sql = session.dialect().restore(images.table(), images.columns(), change);
            byWords.computeIfAbsent(sql.text(), _ -> new ArrayList<>()).add(sql);
        }
        statements.addAll(byWords.keySet());
        byWords.values().forEach(same -> {
            for (int from = 0; from < same.size(); from += BATCH) {
                context.checkCancelled();
                List<Sql> part = same.subList(from, Math.min(same.size(), from + BATCH));
                List<Long> rows = session.batch(part.getFirst(),
                        part.stream().skip(1).map(Sql::binds).toList());
                rows.stream().filter(count -> count != 1).findFirst().ifPresent(count -> {
                    throw new ProblemException(Problem.of(ProblemCode.UNDECLARED_CHANGE, target.name(),
                            images.table() + ": " + count));
                });
            }
        });
    }

    private void setRight(List<RowImages> tables) {
        for (int pass = 1;; pass++) {
            boolean right = true;
            for (RowImages images : tables) {
                List<RowChange> bent = bent(images);
                right &= bent.isEmpty();
                if (!bent.isEmpty() && pass == PASSES) {
                    throw new ProblemException(Problem.of(ProblemCode.UNDECLARED_CHANGE, target.name(),
                            images.table() + ": a trigger changes rows that are put back: " + bent.size()));
                }
                write(images, bent);
            }
            if (right) {
                return;
            }
        }
    }

    private List<RowChange> bent(RowImages images) {
        if (images.changes().isEmpty()) {
            return List.of();
        }
        Map<Map<String, @Nullable Object>, Map<String, @Nullable Object>> now = rows(session, images, false);
        List<RowChange> bent = new ArrayList<>();
        for (RowChange change : images.changes()) {
            Map<String, @Nullable Object> found = now.get(change.key());
            if (!Unkeyed.lostItsPlace(images.columns(), change) && !Objects.equals(found, change.before())) {
                bent.add(new RowChange(change.key(), change.before(), found));
            }
        }
        return bent;
    }

    /// The rows of the images as they are now, by their key.
    static Map<Map<String, @Nullable Object>, Map<String, @Nullable Object>> rows(Session session, RowImages images,
            boolean lock) {
        return KeyedRows.byKey(images.columns(), session.dialect().readRows(session, images.table(),
                Undo.present(session, images), KeyedRows.keyArrays(images.columns(), images.keys()), lock));
    }

    /// More changes than rows to put back: then a trigger wrote too, and what it wrote must be rows of the images.
    private void refuseBeyond(List<RowImages> tables, Map<String, Long> counted) {
        if (target.engine() == Engine.SQLITE) {
            return; // there a change has no table; the rows of the images have just been compared
        }
        session.dialect().changesSoFar(session).forEach((table, count) -> {
            long changes = count - counted.getOrDefault(table, 0L);
            RowImages images = tables.stream().filter(each -> table.equals(each.table().toString())
                    || table.endsWith("." + each.table().table().name())).findFirst().orElse(null);
            if (images == null && changes > 0) {
                throw beyond(table, changes);
            }
            if (images != null && changes > images.changes().size()) {
                Set<Map<String, @Nullable Object>> known = new HashSet<>();
                images.changes().forEach(change -> known.add(change.key()));
                try (Session outside = sessions.monitor(target, TIMEOUT)) {
                    long strange = session.dialect()
                            .written(session, outside, images.table(), images.columns(), changes).stream()
                            .filter(change -> !known.contains(change.key())).count();
                    if (strange > 0) {
                        throw beyond(table, strange);
                    }
                }
            }
        });
    }

    private ProblemException beyond(String table, long rows) {
        return new ProblemException(
                Problem.of(ProblemCode.UNDECLARED_CHANGE, target.name(), table + ": " + rows));
    }
}
