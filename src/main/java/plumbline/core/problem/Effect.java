package plumbline.core.problem;

/// What a failure left behind on the target.
///
/// - `NOTHING_CHANGED`: nothing on the target is different from before.
/// - `PARTLY_CHANGED`: of several steps that each stand for themselves some are done.
/// - `CHANGED`: the change was made, although something after it failed.
/// - `UNKNOWN`: the connection was lost at a moment from which both outcomes are possible.
public enum Effect {
    NOTHING_CHANGED, PARTLY_CHANGED, CHANGED, UNKNOWN
}
