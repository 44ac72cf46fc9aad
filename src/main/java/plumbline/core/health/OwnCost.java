package plumbline.core.health;

/// What the console itself costs its targets.
///
/// @param sessions open sessions of its own
/// @param busy     share of the last minute in which a statement of its own ran, 0 to 1; negative where unknown
public record OwnCost(int sessions, double busy) {

    /// Nothing is open yet.
    public static final OwnCost NONE = new OwnCost(0, -1);
}
