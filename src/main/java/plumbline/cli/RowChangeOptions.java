package plumbline.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options of every command that writes a version of a row.
final class RowChangeOptions {

    @Option(names = "--by", paramLabel = "WHO", required = true, description = "who edits; kept with the version")
    String by = "";

    @Option(names = "--summary", paramLabel = "TEXT", required = true, description = "why; kept with the version")
    String summary = "";

    @Option(names = "--ticket", paramLabel = "TEXT", description = "kept in the journal")
    String ticket = "";

    @Mixin
    ChangeOptions change = new ChangeOptions();
}
