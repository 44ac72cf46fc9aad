package plumbline.core.yaml;

/// Collects what is wrong with a file, so that a person is told all of it at once.
@FunctionalInterface
public interface Mistakes {

    /// Notes one mistake.
    ///
    /// @param line   from 1, 0 where it is about the file as a whole
    /// @param option path of the option, for example `checks[0].severity`
    /// @param says   what is wrong and what would be right
    void add(int line, String option, String says);
}
