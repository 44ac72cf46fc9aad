package plumbline.ui.locks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.Advice;
import plumbline.core.activity.Advice.Step;
import plumbline.core.activity.Backend;
import plumbline.core.activity.Participant;
import plumbline.core.activity.Participant.Cycle;
import plumbline.core.activity.Participant.Prepared;
import plumbline.core.activity.Participant.ServerProcess;
import plumbline.core.activity.PreparedTransaction;
import plumbline.core.activity.Verb;
import plumbline.core.activity.Wait;
import plumbline.core.activity.WaitTree;
import plumbline.core.activity.WaitTree.Node;
import plumbline.ui.fx.Texts;

/// Advice and warnings in sentences. FX thread only.
record AdviceWords(LockWords words) {

    /// One way out as the inspector shows it.
    ///
    /// @param button the verb's word; empty where the console can't do it
    record Way(Step step, String text, String button) {}

    private Texts texts() {
        return words.texts();
    }

    /// `Ending 4711 (idle in transaction 14 m, psql, anna) frees 7 sessions; longest wait 4 m 12 s.`
    String headline(Advice advice, WaitTree tree, Duration later) {
        String longest = words.age(advice.longestWait().plus(later));
        String frees = words.number(advice.frees());
        String head = switch (advice.about()) {
            case Cycle cycle -> texts().now("locks.advice.cycle", words.round(cycle), longest);
            default -> texts().now("locks.advice.frees", who(advice.about(), tree, later), frees, longest,
                    advice.frees());
        };
        return advice.remain() == 0
                ? head
                : texts().now("locks.advice.remain", head, words.number(advice.remain()), advice.remain());
    }

    /// The steps, the least violent first.
    List<Way> ways(Advice advice, WaitTree tree) {
        List<Way> ways = new ArrayList<>();
        for (Step step : advice.steps()) {
            String reason = step.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
            String known = step.on() instanceof ServerProcess(int pid)
                    ? words.known(step.on(), tree.backend(pid).orElse(null))
                    : words.name(step.on());
            String text = texts().now("locks.step." + step.verb().word() + "." + reason, known,
                    words.number(step.frees()), words.age(tree.sample().deadlockTimeout()), step.frees());
            boolean acts = step.verb() != Verb.WAIT && step.verb() != Verb.ASK;
            boolean queue = acts && step.atOnce() < step.frees();
            String whole = queue ? texts().now("locks.step.at-once", text, words.number(step.atOnce())) : text;
            ways.add(new Way(step, whole, acts ? texts().now("locks.verb." + step.verb().word()) : ""));
        }
        return ways;
    }

    private String who(Participant about, WaitTree tree, Duration later) {
        Instant now = tree.sample().at().plus(later);
        List<String> facts = new ArrayList<>();
        if (about instanceof ServerProcess(int pid)) {
            tree.backend(pid).ifPresent(backend -> {
                facts.add((words.state(backend) + " " + words.age(stateSince(backend), now)).strip());
                facts.add(backend.application());
                facts.add(backend.user());
            });
        } else if (about instanceof Prepared(String gid)) {
            tree.prepared(gid).map(PreparedTransaction::owner).ifPresent(facts::add);
        }
        String known = facts.stream().filter(each -> !each.isBlank())
                .collect(Collectors.joining(texts().now("locks.list")));
        return known.isEmpty() ? words.name(about) : texts().now("locks.who.known", words.name(about), known);
    }

    private static @Nullable Instant stateSince(Backend backend) {
        return backend.state().idleInTransaction() ? backend.changed() : backend.query();
    }

    /// One sentence for each session that waits for a whole table.
    List<String> queues(WaitTree tree) {
        List<String> said = new ArrayList<>();
        for (Node node : tree.queues()) {
            if (node.who() instanceof ServerProcess(int pid)) {
                Wait wait = node.waits().getFirst();
                String what = tree.backend(pid).map(backend -> command(backend.statement())).orElse("");
                said.add(texts().now("locks.queue", what.isEmpty() ? texts().now("locks.queue.lock") : what,
                        String.valueOf(pid), words.object(wait.object()), words.number(node.blocks()), node.blocks()));
            }
        }
        return said;
    }

    /// What a statement is: its first words, such as `ALTER TABLE`.
    static String command(String statement) {
        String[] parts = LockWords.flat(statement).split(" ", 3);
        if (parts.length == 0 || parts[0].isBlank()) {
            return "";
        }
        String first = parts[0].toUpperCase(Locale.ROOT);
        boolean two = List.of("ALTER", "CREATE", "DROP", "REINDEX", "REFRESH", "CLUSTER").contains(first);
        return two && parts.length > 1 ? first + " " + parts[1].toUpperCase(Locale.ROOT) : first;
    }
}
