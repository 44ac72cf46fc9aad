package plumbline.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import plumbline.core.activity.FileUseReader;
import plumbline.core.activity.WaitView;
import plumbline.core.target.Address;
import plumbline.core.target.Target;

/// `locks`: who waits for whom.
@Command(name = "locks", description = "Show who waits for whom, in the whole server, and what would free them.")
final class LocksCommand implements Callable<Answer> {

    private final TargetNames names;
    private final Supplier<WaitView> activity;
    private final Supplier<FileUseReader> files;
    private final Said said;

    @Mixin
    TargetWord target = new TargetWord();

    @Mixin
    AskOptions asked = new AskOptions();

    LocksCommand(TargetNames names, Supplier<WaitView> activity, Supplier<FileUseReader> files, Said said) {
        this.files = files;
        this.names = names;
        this.activity = activity;
        this.said = said;
    }

    @Override
    public Answer call() {
        Target found = names.find(target.word, asked.environment);
        if (found.address() instanceof Address.SqliteAddress(Path path)) {
            return new FileDocument(found, files.get().read(path), said).answer();
        }
        WaitView.Seen seen = activity.get().look(found).orThrow();
        return new Answer(new LocksDocument(found, seen, said.messages().get()).json(),
                new LocksText(found, seen, said.messages().get()).blocks(),
                seen.tree().waiting() > 0 ? ExitCode.FOUND : ExitCode.OK);
    }
}
