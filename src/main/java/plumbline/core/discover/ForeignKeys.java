package plumbline.core.discover;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import plumbline.core.discover.Inclusion.Answer;
import plumbline.core.discover.Inclusion.Question;
import plumbline.core.discover.Names.Bond;
import plumbline.core.discover.Names.ColumnWords;
import plumbline.core.discover.Names.TableWords;
import plumbline.core.session.Rows;
import plumbline.core.session.TableShape;
import plumbline.core.session.TypeFamily;
import plumbline.core.sql.Ident;
import plumbline.core.sql.Sql;
import plumbline.core.sql.SqlBuilder;

/// Suspects foreign keys that are none in the schema: first those that names speak of, then those that only the values
/// give away. For each key one question covers all columns that could refer to it.
final class ForeignKeys {

    private static final double INCLUSION = 0.95;
    private static final int ASKED = 100;
    private static final int FIRST_ASKED = 24;
    private static final int PROVING = 500;
    private static final int MOST_COLUMNS = 400;
    private static final int ENOUGH_ROWS = 10;
    private static final int ENOUGH_VALUES = 20;
    private static final long FAR_FROM_ONE = 1_000;
    private static final Pattern NUMBER = Pattern.compile("[0-9.]{1,9}");

    private final Asker asker;
    private final Inclusion inclusion;
    private final Suspicions suspicions;
    private final Map<TypeFamily, List<Referring>> referring = new EnumMap<>(TypeFamily.class);

    ForeignKeys(Asker asker, Values values, Suspicions suspicions) {
        this.asker = asker;
        this.inclusion = new Inclusion(asker, values);
        this.suspicions = suspicions;
    }

    /// A column that may refer to a key.
    private record Candidate(TableSample table, ColumnSample column, Bond bond) {}

    private record Referring(TableSample table, ColumnSample column, ColumnWords words, TableWords of) {}

    /// Looks for what names speak of: one step a key, those first that most columns are named after.
    List<Runnable> named(List<Key> keys, Collection<TableSample> tables) {
        Map<Key, List<Candidate>> byKey = new LinkedHashMap<>();
        for (Key key : keys) {
            List<Candidate> candidates = candidates(key, tables, true);
            if (!candidates.isEmpty()) {
                byKey.put(key, candidates);
            }
        }
        return byKey.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<Key, List<Candidate>> each) -> -each.getValue().stream()
                        .filter(candidate -> candidate.bond().strong()).count()))
                .<Runnable>map(each -> () -> compare(each.getKey(), each.getValue())).toList();
    }

    /// Looks at what no name speaks of, in columns no link is suspected of by then.
    List<Runnable> unnamed(List<Key> keys, Collection<TableSample> tables) {
        return keys.stream().<Runnable>map(key -> () -> compareUnnamed(key, candidates(key, tables, false))).toList();
    }

    private List<Candidate> candidates(Key key, Collection<TableSample> tables, boolean named) {
        List<Candidate> candidates = new ArrayList<>();
        TableWords parent = TableWords.of(key.table().shape().name());
        for (Referring each : referring(tables).getOrDefault(key.first().family(), List.of())) {
            TableSample table = each.table();
            ColumnSample column = each.column();
            boolean own = key.isOf(table);
            if (!(own && key.first().name().equals(column.name()))) {
                Bond plain = Names.bond(each.words(), parent, key.first().name(), own);
                Bond bond = plain == Bond.NONE && !own && Names.isPart(each.words(), each.of(), parent)
                        ? Bond.SHORT
                        : plain;
                boolean wanted = named
                        ? bond != Bond.NONE && speaks(column, key, bond)
                        : bond == Bond.NONE && !suspicions.hasLink(table, column.name())
                                && speaksForItself(table, column, key);
                if (wanted && key.spans(column)) {
                    candidates.add(new Candidate(table, column, bond));
                }
            }
        }
        return candidates;
    }

    /// The columns that may refer to anything, found once.
    private Map<TypeFamily, List<Referring>> referring(Collection<TableSample> tables) {
        if (referring.isEmpty()) {
            for (TableSample table : tables) {
                for (ColumnSample column : table.columns().values()) {
                    if (mayRefer(table, column)) {
                        referring.computeIfAbsent(column.family(), _ -> new ArrayList<>())
                                .add(new Referring(table, column, ColumnWords.of(column.name()),
                                        TableWords.of(table.shape().name())));
                    }
                }
            }
        }
        return referring;
    }

    private static boolean mayRefer(TableSample table, ColumnSample column) {
        TableShape shape = table.shape();
        boolean ownNumber = Names.isOwn(column.name(), shape.name())
                && (shape.isKey(column.name()) || shape.primaryKey().contains(column.name())
                        || (column.allDifferent() && column.values().size() >= ENOUGH_ROWS));
        return Keys.isKeyFamily(column.family()) && column.values().size() >= ENOUGH_ROWS
                && !shape.refers(column.name()) && !ownNumber && column.different() >= 2;
    }

    /// A name that speaks of a role, or is cut short, only counts where the values fill the key's range.
    private static boolean speaks(ColumnSample column, Key key, Bond bond) {
        return bond.strong()
                ? column.different() >= 3
                : column.different() >= 5 && (column.family() != TypeFamily.INTEGER
                        || column.range() > 0.5 * key.first().range());
    }

    /// Whether values that are held could hardly be so by chance. A table's only key is where its own values come from.
    private static boolean speaksForItself(TableSample table, ColumnSample column, Key key) {
        if (table.shape().primaryKey().equals(List.of(column.name()))
                || (key.isOf(table) && column.different() > 0.9 * column.values().size())) {
            return false;
        }
        return switch (column.family()) {
            case UUID -> column.different() >= 5;
            case TEXT -> column.different() >= ENOUGH_VALUES && column.values().stream().limit(FIRST_ASKED)
                    .allMatch(value -> value.toString().length() >= 3 && !NUMBER.matcher(value.toString()).matches());
            case INTEGER -> column.different() >= ENOUGH_VALUES
                    && (key.gapped() || isFarRange(table, column, key.first()));
            default -> false;
        };
    }

    /// Keys that are dense but begin far from 1, whose range a column named as keys are fills.
    private static boolean isFarRange(TableSample table, ColumnSample column, ColumnSample key) {
        Long least = key.least();
        return least != null && least > FAR_FROM_ONE && least > 0.5 * key.range() && column.range() > 0.3 * key.range()
                && Names.isIdLike(column.name()) && !Names.isOwn(column.name(), table.shape().name());
    }

    /// A few values of many columns first, then many values of the few columns that are left.
    private void compareUnnamed(Key key, List<Candidate> candidates) {
        List<Candidate> some = candidates.subList(0, Math.min(MOST_COLUMNS, candidates.size()));
        Map<Integer, Answer> first = inclusion.ask(key, questions(some, FIRST_ASKED), false);
        List<Candidate> left = new ArrayList<>();
        first.forEach((place, answer) -> {
            if (answer.share() >= 0.8) {
                left.add(some.get(place));
            }
        });
        compare(key, left);
    }

    private static List<Question> questions(List<Candidate> candidates, int most) {
        return candidates.stream().map(each -> Question.of(each.table(), List.of(each.column()), most)).toList();
    }

    private void compare(Key key, List<Candidate> candidates) {
        List<Candidate> some = candidates.subList(0, Math.min(MOST_COLUMNS, candidates.size()));
        boolean named = some.stream().allMatch(each -> each.bond().strong());
        inclusion.ask(key, questions(some, named ? ASKED : PROVING), !named).forEach((place, answer) -> {
            Candidate candidate = some.get(place);
            if (answer.share() >= Inclusion.SAMPLED && believed(key, candidate, answer)) {
                Link link = new Link(candidate.table().shape().name(), candidate.column().name(),
                        key.table().shape().name(), key.first().name());
                suspicions.add(candidate.table(), link.columns(), claim(link, candidate, key, answer));
            }
        });
    }

    private static boolean believed(Key key, Candidate candidate, Answer answer) {
        if (candidate.bond().strong() || answer.proven()) {
            return true;
        }
        return switch (candidate.column().family()) {
            case UUID -> true;
            case TEXT -> !answer.refuted();
            default -> candidate.bond() != Bond.NONE || isFarRange(candidate.table(), candidate.column(), key.first());
        };
    }

    private LinkClaim claim(Link link, Candidate candidate, Key key, Answer answer) {
        boolean weak = !candidate.bond().strong() && !answer.proven()
                && candidate.column().family() == TypeFamily.INTEGER;
        return new LinkClaim(asker, link, candidate.table(), candidate.column().shape().nullable(), weak,
                confidence(candidate.bond(), answer), answer.share(), key.root(),
                Names.isKin(link.child(), link.parent()));
    }

    private static double confidence(Bond bond, Answer answer) {
        return switch (bond) {
            case EXACT -> 0.98;
            case TAIL -> 0.93;
            case SHORT, ROLE -> answer.proven() ? 0.9 : 0.8;
            case NONE -> answer.proven() ? 0.88 : 0.8;
        };
    }

    /// That a column refers to a key, or several to one.
    ///
    /// @param sure  how sure names and sample make it
    /// @param share of the sample the key holds
    /// @param root  whether the key is where its values come from
    /// @param kin   whether the tables' names begin alike
    record LinkClaim(Asker asker, Link link, TableSample table, boolean clearable, boolean weak, double sure,
            double share, boolean root, boolean kin) implements Claim {

        @Override
        public double strength() {
            return sure * share - (root ? 0 : 0.02) + (kin ? 0.01 : 0);
        }

        /// Where no name says so, another table whose keys are alike may hold still more of them.
        @Override
        public boolean settles() {
            return sure > 0.9;
        }

        @Override
        public Optional<Proposal.ForeignKey> verify() {
            Optional<Rows> counted = asker.ask(counts(link), 1);
            if (counted.isEmpty()) {
                return Optional.empty();
            }
            long present = Long.parseLong(counted.get().rows().getFirst().text(0));
            long orphans = Long.parseLong(counted.get().rows().getFirst().text(1));
            if (present < ENOUGH_ROWS || present - orphans < INCLUSION * present) {
                return Optional.empty();
            }
            List<Ident> rowKey = table.rowKey().isEmpty() ? link.columns() : table.rowKey();
            double confidence = Math.round(100 * sure * (present - orphans) / present) / 100.0;
            return Violators.of(asker, CheckSql.foreignKey(link, rowKey), present, confidence)
                    .map(evidence -> new Proposal.ForeignKey(link, clearable, rowKey, !table.rowKey().isEmpty(),
                            evidence));
        }

        /// All children that point somewhere, and those that point nowhere.
        private static Sql counts(Link link) {
            SqlBuilder sql = new SqlBuilder().add("SELECT count(*), count(*) - count(p.")
                    .name(link.keys().getFirst()).add(") FROM ").table(link.child()).add(" AS t LEFT JOIN ")
                    .table(link.parent()).add(" AS p ON ");
            for (int i = 0; i < link.keys().size(); i++) {
                sql.add(i == 0 ? "p." : " AND p.").name(link.keys().get(i)).add(" = t.")
                        .name(link.columns().get(i));
            }
            return sql.add(" WHERE ").each(link.columns(), " AND ", (out, column) -> out.add("t.").name(column)
                    .add(" IS NOT NULL")).toSql();
        }
    }
}
