package plumbline.core.discover;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plumbline.core.discover.ForeignKeys.LinkClaim;
import plumbline.core.discover.Inclusion.Answer;
import plumbline.core.discover.Inclusion.Question;
import plumbline.core.discover.Names.ColumnWords;
import plumbline.core.discover.Names.TableWords;
import plumbline.core.session.TableShape;
import plumbline.core.sql.Ident;

/// Suspects links of two or three columns to a key of as many. Here names are a condition, since nearly every pair of
/// columns could be one; that the pairs belong together, the values must show.
final class CompositeKeys {

    private static final int ASKED = 300;
    private static final int ENOUGH = 20;
    private static final double ALL = 0.95;

    private final Asker asker;
    private final Inclusion inclusion;
    private final Suspicions suspicions;

    CompositeKeys(Asker asker, Values values, Suspicions suspicions) {
        this.asker = asker;
        this.inclusion = new Inclusion(asker, values);
        this.suspicions = suspicions;
    }

    /// @param named whether a column is named after the key's table, and not only like the key's column
    private record Candidate(TableSample table, List<ColumnSample> columns, boolean named) {

        Link link(Key key) {
            return new Link(table.shape().name(), columns.stream().map(ColumnSample::name).toList(),
                    key.table().shape().name(), key.names());
        }
    }

    /// One step a key.
    List<Runnable> steps(List<Key> keys, Collection<TableSample> tables) {
        List<Runnable> steps = new ArrayList<>();
        for (Key key : keys) {
            List<Candidate> candidates = tables.stream().filter(table -> !key.isOf(table))
                    .map(table -> candidate(key, table)).flatMap(Optional::stream).toList();
            if (!candidates.isEmpty()) {
                steps.add(() -> compare(key, candidates));
            }
        }
        return steps;
    }

    private static Optional<Candidate> candidate(Key key, TableSample table) {
        List<ColumnSample> columns = new ArrayList<>();
        boolean named = false;
        TableWords parent = TableWords.of(key.table().shape().name());
        for (ColumnSample part : key.columns()) {
            ColumnSample best = null;
            for (ColumnSample column : table.columns().values()) {
                boolean fits = column.family() == part.family() && !columns.contains(column);
                boolean after = fits && Names.bond(ColumnWords.of(column.name()), parent, part.name(), false).strong()
                        && !Names.same(column.name(), part.name());
                if (after || (fits && best == null && Names.same(column.name(), part.name()))) {
                    named |= after;
                    best = column;
                }
            }
            if (best == null) {
                return Optional.empty();
            }
            columns.add(best);
        }
        Candidate candidate = new Candidate(table, columns, named);
        return isDeclared(candidate, key) || isItself(candidate, key) ? Optional.empty() : Optional.of(candidate);
    }

    private static boolean isDeclared(Candidate candidate, Key key) {
        Set<Ident> columns = new HashSet<>(candidate.link(key).columns());
        return candidate.table().shape().references().stream()
                .anyMatch(reference -> columns.equals(new HashSet<>(reference.columns())));
    }

    /// Whether the columns are the other table's own key under the same names: then neither is the other's parent, unless
    /// a name says so, or there are far fewer.
    private static boolean isItself(Candidate candidate, Key key) {
        TableShape shape = candidate.table().shape();
        Set<Ident> columns = new HashSet<>(candidate.link(key).columns());
        boolean own = shape.uniques().stream().anyMatch(unique -> columns.equals(new HashSet<>(unique)));
        return own && !candidate.named() && candidate.table().rows() > 0.9 * key.table().rows();
    }

    private void compare(Key key, List<Candidate> candidates) {
        List<Question> questions = candidates.stream()
                .map(each -> Question.of(each.table(), each.columns(), ASKED)).toList();
        inclusion.ask(key, questions, true).forEach((place, answer) -> {
            Candidate candidate = candidates.get(place);
            if (answer.asked() >= ENOUGH && answer.share() >= Inclusion.SAMPLED
                    && (answer.proven() || candidate.named())) {
                Link link = candidate.link(key);
                suspicions.add(candidate.table(), link.columns(), new LinkClaim(asker, link, candidate.table(), false,
                        false, sure(candidate, answer), answer.share(), true,
                        Names.isKin(link.child(), link.parent())));
            }
        });
    }

    private static double sure(Candidate candidate, Answer answer) {
        return candidate.named() ? ALL : answer.proven() ? 0.9 : 0.8;
    }
}
