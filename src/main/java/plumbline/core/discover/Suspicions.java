package plumbline.core.discover;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plumbline.core.sql.Ident;
import plumbline.core.sql.TableName;

/// What is suspected and not yet asked of whole tables; the best evidence is asked first. Used by one thread.
final class Suspicions {

    /// Evidence is compared in steps of this: within one, what is read sooner comes first.
    private static final double STEP = 0.04;

    private final Map<Place, Suspicion> open = new LinkedHashMap<>();
    private final Set<Place> explained = new HashSet<>();

    private record Place(TableName table, List<Ident> columns) {}

    void add(TableSample table, List<Ident> columns, Claim claim) {
        Place place = new Place(table.shape().name(), columns);
        if (!explained.contains(place)) {
            open.computeIfAbsent(place, _ -> new Suspicion(table, columns)).add(claim);
        }
    }

    /// Whether a column is suspected of being a link, or explained already.
    boolean hasLink(TableSample table, Ident column) {
        Place place = new Place(table.shape().name(), List.of(column));
        Suspicion suspicion = open.get(place);
        return explained.contains(place) || (suspicion != null && suspicion.link().isPresent());
    }

    /// Those not asked yet that count, the best evidence first.
    List<Suspicion> waiting() {
        return open.values().stream().filter(each -> each.strength() > 0)
                .sorted(Comparator.comparingDouble((Suspicion each) -> -Math.floor(each.strength() / STEP))
                        .thenComparingLong(Suspicion::rows))
                .toList();
    }

    /// The links suspected and not asked yet.
    List<Link> links() {
        return open.values().stream().map(Suspicion::link).flatMap(Optional::stream).toList();
    }

    void done(Suspicion suspicion, boolean confirmed) {
        Place place = new Place(suspicion.table(), suspicion.columns());
        open.remove(place);
        if (confirmed) {
            explained.add(place);
        }
    }
}
