package plumbline.core.discover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import plumbline.core.discover.Names.Bond;
import plumbline.core.session.Row;
import plumbline.core.session.Rows;
import plumbline.core.session.TableShape;
import plumbline.core.session.TypeFamily;
import plumbline.core.sql.Ident;
import plumbline.core.sql.Sql;
import plumbline.core.sql.SqlBuilder;

/// Finds foreign keys that are none in the schema.
final class ForeignKeys {

    private static final double INCLUSION = 0.95;
    /// A sample may hold more violators than the whole.
    private static final double SAMPLE_INCLUSION = 0.9;
    private static final int ASKED = 100;
    private static final int MOST_CANDIDATES = 40;
    private static final int ENOUGH_ROWS = 10;
    private static final int ENOUGH_VALUES = 20;
    /// At most this share of the numbers between a key's smallest and largest is taken: values don't meet by chance.
    private static final double SPARSE = 0.1;
    private static final long FAR_FROM_ONE = 1_000;

    private final Asker asker;
    private final Values values;
    private final List<Key> keys = new ArrayList<>();

    ForeignKeys(Asker asker, Values values) {
        this.asker = asker;
        this.values = values;
    }

    /// A column that tells the rows of its table apart.
    private record Key(TableSample table, ColumnSample column) {

        /// Whether it is where its values come from, and not itself a link.
        boolean root() {
            return !table.shape().refers(column.name()) && Names.isOwn(column.name(), table.shape().name());
        }
    }

    private record Candidate(Key key, Bond bond, double share) {

        static final Comparator<Candidate> BEST_FIRST = Comparator.<Candidate, Bond>comparing(Candidate::bond)
                .thenComparing(each -> each.key().root())
                .thenComparingDouble(Candidate::share)
                .thenComparingLong(each -> -each.key().table().rows()).reversed();
    }

    /// Learns which columns are keys, declared or in fact.
    void learn(TableSample table) {
        TableShape shape = table.shape();
        boolean declared = false;
        for (ColumnSample column : table.columns().values()) {
            if (isKeyFamily(column.family()) && shape.isKey(column.name())) {
                keys.add(new Key(table, column));
                declared = true;
            }
        }
        if (!declared) {
            table.columns().values().stream().filter(column -> looksLikeKey(table, column)).findFirst()
                    .filter(column -> isUnique(table, column)).ifPresent(column -> keys.add(new Key(table, column)));
        }
    }

    private static boolean isKeyFamily(TypeFamily family) {
        return family == TypeFamily.INTEGER || family == TypeFamily.TEXT || family == TypeFamily.UUID;
    }

    private static boolean looksLikeKey(TableSample table, ColumnSample column) {
        return isKeyFamily(column.family()) && Names.isOwn(column.name(), table.shape().name())
                && column.values().size() >= ENOUGH_ROWS && column.different().size() == column.values().size();
    }

    private boolean isUnique(TableSample table, ColumnSample column) {
        SqlBuilder sql = new SqlBuilder().add("SELECT count(*) - count(DISTINCT ").name(column.name())
                .add(") FROM ").table(table.shape().name());
        return asker.ask(sql.toSql(), 1).filter(rows -> rows.firstText().equals("0")).isPresent();
    }

    /// Looks at one column.
    Optional<Proposal.ForeignKey> find(TableSample table, ColumnSample column) {
        if (!mayRefer(table, column)) {
            return Optional.empty();
        }
        List<Candidate> candidates = new ArrayList<>();
        for (Key key : keys) {
            if (key.column().family() == column.family() && !isSame(table, column, key)) {
                boolean own = key.table().shape().name().equals(table.shape().name());
                Bond bond = Names.bond(column.name(), key.table().shape().name(), key.column().name(), own);
                if (isCandidate(table, column, key, bond)) {
                    candidates.add(new Candidate(key, bond, 0));
                }
            }
        }
        candidates.sort(Candidate.BEST_FIRST);
        List<Candidate> survivors = included(column,
                candidates.subList(0, Math.min(MOST_CANDIDATES, candidates.size())));
        for (Candidate survivor : survivors) {
            Optional<Proposal.ForeignKey> proposal = verified(table, column, survivor);
            if (proposal.isPresent()) {
                return proposal;
            }
        }
        return Optional.empty();
    }

    /// A name that speaks of a role only counts where the values fill the key's range.
    private static boolean isCandidate(TableSample table, ColumnSample column, Key key, Bond bond) {
        return switch (bond) {
            case NONE -> speaksForItself(table, column, key);
            case ROLE -> column.different().size() >= 5 && (column.family() != TypeFamily.INTEGER
                    || column.range() > 0.5 * key.column().range());
            case TAIL, EXACT -> column.different().size() >= 3;
        };
    }

    private static boolean mayRefer(TableSample table, ColumnSample column) {
        TableShape shape = table.shape();
        boolean ownNumber = Names.isOwn(column.name(), shape.name())
                && (shape.isKey(column.name()) || shape.primaryKey().contains(column.name())
                        || looksLikeKey(table, column));
        return isKeyFamily(column.family()) && column.values().size() >= ENOUGH_ROWS && !shape.refers(column.name())
                && !ownNumber && column.different().size() >= 2;
    }

    private static boolean isSame(TableSample table, ColumnSample column, Key key) {
        return key.table().shape().name().equals(table.shape().name()) && key.column().name().equals(column.name());
    }

    /// Whether values that are included could hardly be so by chance.
    private static boolean speaksForItself(TableSample table, ColumnSample column, Key key) {
        int different = column.different().size();
        return switch (column.family()) {
            case UUID -> different >= 5;
            case TEXT -> different >= ENOUGH_VALUES && column.values().stream()
                    .allMatch(value -> value.toString().length() >= 3 && !value.toString().matches("[0-9.]*"));
            case INTEGER -> different >= ENOUGH_VALUES && isWithin(column, key.column())
                    && (key.table().rows() < SPARSE * key.column().range()
                            || isFarRange(table, column, key.column()));
            default -> false;
        };
    }

    private static boolean isWithin(ColumnSample column, ColumnSample key) {
        Long least = key.least();
        Long most = key.most();
        if (least == null || most == null) {
            return false;
        }
        long within = column.values().stream()
                .filter(value -> value instanceof Long number && number >= least && number <= most).count();
        return within >= SAMPLE_INCLUSION * column.values().size();
    }

    /// Keys that are dense but begin far from 1, whose range a column named as keys are fills.
    private static boolean isFarRange(TableSample table, ColumnSample column, ColumnSample key) {
        Long least = key.least();
        return least != null && least > FAR_FROM_ONE && least > 0.5 * key.range() && column.range() > 0.3 * key.range()
                && Names.isIdLike(column.name()) && !Names.isOwn(column.name(), table.shape().name());
    }

    /// Which keys hold the values of the sample, all asked at once.
    private List<Candidate> included(ColumnSample column, List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        List<Object> asked = column.spread(ASKED);
        SqlBuilder sql = new SqlBuilder();
        for (int i = 0; i < candidates.size(); i++) {
            Key key = candidates.get(i).key();
            sql.add(i == 0 ? "SELECT " : " UNION ALL SELECT ").bind((long) i).add(", count(*) FROM ");
            values.add(sql, column.shape(), asked);
            sql.add(" AS s WHERE EXISTS (SELECT 1 FROM ").table(key.table().shape().name()).add(" AS p WHERE p.")
                    .name(key.column().name()).add(" = s.v)");
        }
        Optional<Rows> answer = asker.ask(sql.toSql(), candidates.size());
        List<Candidate> survivors = new ArrayList<>();
        for (Row row : answer.map(Rows::rows).orElse(List.of())) {
            Candidate candidate = candidates.get(Integer.parseInt(row.text(0)));
            double share = Double.parseDouble(row.text(1)) / asked.size();
            if (share >= SAMPLE_INCLUSION) {
                survivors.add(new Candidate(candidate.key(), candidate.bond(), share));
            }
        }
        // where several tables of people fit, the dense numbers of one are those of the other
        if (survivors.stream().filter(each -> each.bond() == Bond.ROLE).count() > 1) {
            survivors.removeIf(each -> each.bond() == Bond.ROLE);
        }
        survivors.sort(Candidate.BEST_FIRST);
        return survivors.subList(0, Math.min(3, survivors.size()));
    }

    private Optional<Proposal.ForeignKey> verified(TableSample table, ColumnSample column, Candidate candidate) {
        Link link = new Link(table.shape().name(), column.name(), candidate.key().table().shape().name(),
                candidate.key().column().name());
        Optional<Rows> counted = asker.ask(counts(link), 1);
        if (counted.isEmpty()) {
            return Optional.empty();
        }
        long present = Long.parseLong(counted.get().rows().getFirst().text(0));
        long orphans = Long.parseLong(counted.get().rows().getFirst().text(1));
        if (present < ENOUGH_ROWS || present - orphans < INCLUSION * present) {
            return Optional.empty();
        }
        List<Ident> rowKey = table.rowKey().isEmpty() ? List.of(column.name()) : table.rowKey();
        double inclusion = (double) (present - orphans) / present;
        Sql check = CheckSql.foreignKey(link, rowKey);
        return Violators.of(asker, check, present, confidence(candidate.bond(), inclusion))
                .map(evidence -> new Proposal.ForeignKey(link, column.shape().nullable(), rowKey,
                        !table.rowKey().isEmpty(), evidence));
    }

    private static double confidence(Bond bond, double inclusion) {
        double names = switch (bond) {
            case EXACT -> 0.98;
            case TAIL -> 0.93;
            case ROLE -> 0.8;
            case NONE -> 0.85;
        };
        return Math.round(100 * names * inclusion) / 100.0;
    }

    private static Sql counts(Link link) {
        return new SqlBuilder().add("SELECT count(*), count(*) - count(p.").name(link.key()).add(") FROM ")
                .table(link.child()).add(" AS t LEFT JOIN ").table(link.parent()).add(" AS p ON p.").name(link.key())
                .add(" = t.").name(link.column()).add(" WHERE t.").name(link.column()).add(" IS NOT NULL").toSql();
    }
}
