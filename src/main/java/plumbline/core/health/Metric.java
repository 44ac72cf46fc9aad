package plumbline.core.health;

import java.time.Duration;
import plumbline.core.sql.Ident;
import plumbline.core.text.LocalText;

/// A measured value as data: what it is called, how it is asked, how it is judged, what it means.
///
/// @param id          stable, kebab-case; for example `connections`
/// @param cadence     how often it is asked for; never more often than the target's refresh
/// @param explanation what it is, why it matters, what to do when it is high
/// @param grant       the role whose rights are needed to see the value, or empty
public record Metric(String id, MetricGroup group, LocalText title, LocalText explanation, Unit unit, Duration cadence,
        Threshold threshold, MetricSource source, String grant) {

    /// The statement that lets a role see the value; empty where none is needed or the role is not known.
    public String grantTo(String role) {
        return grant.isEmpty() || role.isEmpty()
                ? ""
                : "GRANT " + new Ident(grant).quoted() + " TO " + new Ident(role).quoted() + ";";
    }
}
