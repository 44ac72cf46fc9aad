package plumbline.core.health;

import java.time.Duration;
import plumbline.core.text.LocalText;

/// A measured value as data: what it is called, how it is asked, how it is judged, what it means.
///
/// @param id          stable, kebab-case; for example `connections`
/// @param cadence     how often it is asked for; never more often than the target's refresh
/// @param explanation what it is, why it matters, what to do when it is high
/// @param grant       the statement that gives the missing right where the value is unknown for want of one, or empty
public record Metric(String id, MetricGroup group, LocalText title, LocalText explanation, Unit unit, Duration cadence,
        Threshold threshold, MetricSource source, String grant) {}
