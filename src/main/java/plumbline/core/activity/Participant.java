package plumbline.core.activity;

import java.util.List;

/// What can hold a lock or want one.
public sealed interface Participant {

    /// A server process; a parallel query is its leader.
    record ServerProcess(int pid) implements Participant {}

    /// A prepared transaction, which has no process.
    ///
    /// @param gid its name; empty where it was gone before its name could be read
    record Prepared(String gid) implements Participant {}

    /// Sessions that wait for each other, as one node of the tree; the server ends one of them by itself.
    ///
    /// @param pids in the order in which each waits for the next, from the smallest on
    record Cycle(List<Integer> pids) implements Participant {

        public Cycle {
            pids = List.copyOf(pids);
        }
    }
}
