package plumbline.core.session;

import java.util.List;

/// What a change did besides changing rows.
///
/// @param triggers that its changes fired, each as `table: trigger`
/// @param locks    held when it was done, each as `table: mode`, without the weakest one, which every reader has
public record Effects(List<String> triggers, List<String> locks) {

    /// None.
    public static final Effects NONE = new Effects(List.of(), List.of());

    public Effects {
        triggers = List.copyOf(triggers);
        locks = List.copyOf(locks);
    }
}
