package plumbline.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of every command that only asks a target; `--environment` is taken wherever a URI is.
final class AskOptions {

    @Option(names = "--environment", paramLabel = "E", hidden = true)
    @Nullable
    String environment;
}
