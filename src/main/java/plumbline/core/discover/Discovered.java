package plumbline.core.discover;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import plumbline.core.target.Target;
import plumbline.core.text.FirstNames;

/// What was found.
///
/// @param proposals those of one kind together, the surest first
/// @param millis    how long it took
/// @param tables    how many tables there are
/// @param complete  false where the budget ended before everything was asked, or a table could not be read
/// @param left      what was not got to
public record Discovered(Target target, List<Proposal> proposals, long millis, int tables, boolean complete,
        Left left) {

    public Discovered {
        proposals = List.copyOf(proposals);
    }

    /// What was left when the time was over.
    ///
    /// @param tables      that were not read, for want of time or rights
    /// @param comparisons keys and links along which nothing was compared
    /// @param suspected   columns a sample speaks for that were not asked for in the whole table, the best evidence first,
    ///                    each as `table.column`
    public record Left(List<String> tables, int comparisons, List<String> suspected) {

        private static final int SHOWN = 8;

        public Left {
            tables = List.copyOf(tables);
            suspected = List.copyOf(suspected);
        }

        /// What a person reads of it, a sentence each, the most useful one first; the first names of each stand for all.
        ///
        /// @param text of a message key with these values
        public List<String> sentences(BiFunction<String, Object[], String> text) {
            List<String> sentences = new ArrayList<>();
            if (!suspected.isEmpty()) {
                sentences.add(text.apply("discover.left.suspected",
                        new Object[]{suspected.size(), FirstNames.of(suspected, SHOWN)}));
            }
            if (comparisons > 0) {
                sentences.add(text.apply("discover.left.comparisons", new Object[]{comparisons}));
            }
            if (!tables.isEmpty()) {
                sentences.add(
                        text.apply("discover.left.tables", new Object[]{tables.size(), FirstNames.of(tables, SHOWN)}));
            }
            return sentences;
        }

        /// Nothing is left.
        public static Left nothing() {
            return new Left(List.of(), 0, List.of());
        }
    }
}
