package plumbline.cli;

import picocli.CommandLine.Parameters;

/// The word TARGET of every command about one target.
final class TargetWord {

    @Parameters(paramLabel = "TARGET", description = "a saved connection's name, or a URI")
    String word = "";
}
