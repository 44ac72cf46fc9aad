package plumbline.core.activity;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plumbline.core.activity.Participant.Cycle;
import plumbline.core.activity.Participant.Prepared;
import plumbline.core.activity.Participant.ServerProcess;

/// What a participant is called in one line that needs no language.
public final class ParticipantName {

    private ParticipantName() {}

    /// `pid 4711 · app · user`, `prepared gx1`; the processes of a cycle, `4711 4712`.
    public static String of(WaitTree tree, Participant who) {
        return switch (who) {
            case ServerProcess(int pid) -> Stream.concat(Stream.of("pid " + pid), tree.backend(pid).stream()
                    .flatMap(backend -> Stream.of(backend.application(), backend.user())))
                    .filter(word -> !word.isEmpty()).collect(Collectors.joining(" · "));
            case Prepared(String gid) -> ("prepared " + gid).strip();
            case Cycle(List<Integer> pids) -> pids.stream().map(String::valueOf).collect(Collectors.joining(" "));
        };
    }
}
