package plumbline.core.problem;

/// What a failure left behind on the target.
///
/// - `NOTHING_CHANGED`: nothing on the target is different from before.
/// - `CHANGED`: the change was made, although something after it failed.
/// - `UNKNOWN`: the connection was lost at a moment from which both outcomes are possible.
public enum Effect {
    NOTHING_CHANGED, CHANGED, UNKNOWN
}
