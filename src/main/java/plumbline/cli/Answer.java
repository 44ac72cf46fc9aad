package plumbline.cli;

import java.util.List;

/// What a command answers, in both forms.
///
/// @param json     the one document of `--format json`: maps, lists, strings, numbers, booleans, null
/// @param blocks   the same for people
/// @param exitCode the command's exit code
/// @param warnings sentences for standard error
/// @param end      lets go of what the document is read from while it is written
record Answer(Object json, List<Block> blocks, int exitCode, List<String> warnings, Runnable end) {

    Answer {
        blocks = List.copyOf(blocks);
        warnings = List.copyOf(warnings);
    }

    Answer(Object json, List<Block> blocks, int exitCode) {
        this(json, blocks, exitCode, List.of());
    }

    Answer(Object json, List<Block> blocks, int exitCode, List<String> warnings) {
        this(json, blocks, exitCode, warnings, () -> {});
    }
}
