package plumbline.ui.locks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.Backend;
import plumbline.core.activity.Participant;
import plumbline.core.activity.Participant.ServerProcess;
import plumbline.core.activity.WaitTree;

/// What a node of the tree is known by over refreshes: a process number alone is used again by the server.
///
/// @param started when the process began; null where it is not known, and for what has no process
public record NodeKey(Participant who, @Nullable Instant started) {

    static NodeKey of(Participant who, WaitTree tree) {
        return new NodeKey(who, who instanceof ServerProcess(int pid)
                ? tree.backend(pid).map(Backend::started).orElse(null)
                : null);
    }
}
