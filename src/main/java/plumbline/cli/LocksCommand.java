package plumbline.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import plumbline.core.activity.WaitView;
import plumbline.core.target.Engine;
import plumbline.core.target.Target;

/// `locks`: who waits for whom.
@Command(name = "locks", description = "Show who waits for whom, in the whole server, and what would free them.")
final class LocksCommand implements Callable<Answer> {

    private final TargetNames names;
    private final Supplier<WaitView> activity;
    private final Said said;

    @Mixin
    TargetWord target = new TargetWord();

    @Mixin
    AskOptions asked = new AskOptions();

    LocksCommand(TargetNames names, Supplier<WaitView> activity, Said said) {
        this.names = names;
        this.activity = activity;
        this.said = said;
    }

    @Override
    public Answer call() {
        Target found = names.find(target.word, asked.environment);
        if (found.engine() == Engine.SQLITE) {
            return new Answer(
                    Json.object("target", found.name(), "waiters", 0, "edges", List.of(), "roots", List.of(), "cycles",
                            List.of(), "holders", List.of()),
                    List.of(new Block.Line(said.text("cli.locks.sqlite", found.name()))), ExitCode.OK);
        }
        WaitView.Seen seen = activity.get().look(found).orThrow();
        return new Answer(new LocksDocument(found, seen, said.messages().get()).json(),
                new LocksText(found, seen, said.messages().get()).blocks(),
                seen.tree().waiting() > 0 ? ExitCode.FOUND : ExitCode.OK);
    }
}
