package plumbline.core.problem;

/// What a failure left behind on the target.
public enum Effect {

    /// Nothing on the target is different from before.
    NOTHING_CHANGED,

    /// The change was made, although something after it failed.
    CHANGED,

    /// The connection was lost at a moment from which both outcomes are possible.
    UNKNOWN
}
