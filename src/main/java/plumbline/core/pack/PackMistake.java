package plumbline.core.pack;

/// One mistake in a pack.
///
/// @param file   the file as it was given
/// @param line   from 1; 0 where it is about the file as a whole
/// @param option the option's path, for example `checks[0].severity`, or empty
/// @param says   what is wrong and what would be right
public record PackMistake(String file, int line, String option, String says) {

    /// `file:line: option: says`, as editors jump to it.
    public String located() {
        return file + (line > 0 ? ":" + line : "") + ": " + (option.isEmpty() ? "" : option + ": ") + says;
    }
}
