package plumbline.core.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumbline.core.health.ApplicationTiles;
import plumbline.core.health.Metric;
import plumbline.core.session.Needs;
import plumbline.core.session.Session;
import plumbline.core.target.Target;

/// The tiles of the packs that are bound to a target, else of those whose characteristic tables it has. Thread-safe.
public final class PackTiles implements ApplicationTiles {

    private final Packs packs;

    public PackTiles(Packs packs) {
        this.packs = packs;
    }

    @Override
    public List<Metric> of(Target target, Session session) {
        List<Metric> metrics = new ArrayList<>();
        for (Pack pack : packs.shelf().get().packs()) {
            if (pack.engines().contains(target.engine()) && !pack.tiles().isEmpty() && fits(pack, target, session)) {
                for (Tile tile : pack.tiles()) {
                    tile.on(target.engine()).filter(_ -> session.dialect().missing(session, tile.needs()).isEmpty())
                            .ifPresent(metrics::add);
                }
            }
        }
        return metrics;
    }

    private static boolean fits(Pack pack, Target target, Session session) {
        if (!target.packs().isEmpty()) {
            return target.packs().contains(pack.id());
        }
        Map<String, List<String>> tables = new LinkedHashMap<>();
        pack.characteristic().forEach(table -> tables.put(table, List.of()));
        return !tables.isEmpty() && session.dialect().missing(session, Needs.of(tables)).size() < tables.size();
    }
}
