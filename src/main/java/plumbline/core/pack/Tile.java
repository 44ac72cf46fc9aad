package plumbline.core.pack;

import java.util.Map;
import java.util.Optional;
import plumbline.core.health.Metric;
import plumbline.core.session.Needs;
import plumbline.core.target.Engine;

/// A value of an application system that is watched like those of the database system.
///
/// @param metrics by database system; their ids are `pack/tile`
/// @param needs   without which there is no such tile
public record Tile(Map<Engine, Metric> metrics, Needs needs) {

    public Tile {
        metrics = Map.copyOf(metrics);
    }

    /// The metric on a database system, if it can be asked there.
    public Optional<Metric> on(Engine engine) {
        return Optional.ofNullable(metrics.get(engine));
    }
}
